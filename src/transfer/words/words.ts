import anyAscii from 'any-ascii';
import { foldedForms } from './fold.ts';
import { FORM_MARKS, LETTERS_OF_WORDS, PARTICLES } from './word-lists.ts';

export interface Word {
  /** As written. */
  text: string;
  /** Its spellings in lower-case ASCII; the first is the plain one. */
  forms: readonly [string, ...string[]];
  /** A `label` is a letter of a form, a schedule or “e-file”, and so nobody’s initial. */
  kind: 'word' | 'initial' | 'label' | 'number' | 'and';
  /** What stands between it and the word before; empty inside “AnaRivera2024”. */
  before: string;
}

/** What is taken apart in a name besides letters and numbers. */
type Split = 'capitals' | 'syllables' | 'nothing';

const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{Nd}+|&/gu;
const POSSESSIVE = /(\p{L})['’ʼ`´]s(?!\p{L})/giu;
const APOSTROPHE = /(\p{L})['’ʼ`´](\p{L}+)/gu;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CAMEL = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[^\p{Lu}]+|\p{Lu}+/gu;

/**
 * The words of a name: letters and numbers apart, apostrophes gone (“O’Brien” is one word).
 *
 * @param split what is taken apart besides: “AnaRivera” as two words, and the syllables of scripts
 *   without spaces; only these; nothing
 */
export function wordsOf(text: string, split: Split = 'capitals'): Word[] {
  const words: Word[] = [];
  let end = 0;
  const plain = withoutApostrophes(text.normalize('NFC'));
  for (const match of plain.matchAll(TOKEN)) {
    let before = plain.slice(end, match.index);
    end = match.index + match[0].length;
    for (const piece of piecesOf(match[0], split)) {
      const forms = piece === '&' ? (['and'] as const) : foldedForms(piece);
      if (forms[0] === '') continue;
      words.push({ text: piece, forms, kind: kindOf(piece, forms[0]), before });
      before = '';
    }
  }
  return words.map((word, at) => (isLabel(words, at) ? { ...word, kind: 'label' } : word));
}

function withoutApostrophes(text: string): string {
  return text
    .replace(POSSESSIVE, '$1')
    .replace(APOSTROPHE, (_, left: string, right: string) =>
      /^\p{Lu}\p{Ll}/u.test(right)
        ? `${left}${right.charAt(0).toLowerCase()}${right.slice(1)}`
        : `${left}${right}`,
    );
}

function piecesOf(token: string, split: Split): string[] {
  if (split === 'nothing') return [token];
  if (IDEOGRAPHIC.test(token)) return anyAscii(token).match(CAMEL) ?? [];
  if (split === 'syllables') return [token];
  const pieces: string[] = [];
  let last = '';
  for (const piece of token.match(CAMEL) ?? [token]) {
    // “McArthur” and “DeShawn” are one word: nobody called Arthur or Shawn is meant.
    if (isPrefix(last)) pieces.push(`${pieces.pop() ?? ''}${piece}`);
    else pieces.push(piece);
    last = piece;
  }
  return pieces;
}

function isPrefix(piece: string): boolean {
  const lower = piece.toLowerCase();
  return lower.length > 1 && (/^(mc|mac|fitz)$/.test(lower) || PARTICLES.has(lower));
}

function kindOf(piece: string, form: string): Word['kind'] {
  if (form === 'and' || /^(y|et|und)$/.test(piece)) return 'and';
  if (/^\p{Nd}/u.test(piece)) return 'number';
  return form.length === 1 ? 'initial' : 'word';
}

function isLabel(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'initial') return false;
  const previous = words[at - 1];
  const next = words[at + 1];
  const isJoined = (joint: string | undefined) => joint !== undefined && /^-?$/.test(joint);
  return (
    (previous?.kind === 'number' && isJoined(word.before)) ||
    (next?.kind === 'number' && isJoined(next.before)) ||
    (previous !== undefined && FORM_MARKS.has(previous.forms[0])) ||
    (next !== undefined && LETTERS_OF_WORDS.get(word.forms[0])?.includes(next.forms[0]) === true)
  );
}
