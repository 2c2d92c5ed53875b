import { foldedForms, visible } from '../words/fold.ts';
import { GENERATIONS, HONOURS, maybeName, PARTICLES } from '../words/word-lists.ts';

/** A word of a text as far as names are concerned. */
export interface TextWord {
  /** Its spellings in lower-case ASCII, without apostrophes. */
  forms: readonly string[];
  /** Whether it begins with a capital, or is of a script that has none. */
  isCapital: boolean;
  isInitial: boolean;
  /** De, la, van: part of a family name that may be passed over. */
  isParticle: boolean;
  /** “&” or “and”. */
  isAnd: boolean;
  /** Whether it may be somebody’s name, not a word of forms and letters such as “Taxpayer”. */
  maybeName: boolean;
  /** What parts it from the word before: nothing but space or a hyphen, a comma, or more. */
  before: 'space' | 'comma' | 'break';
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’ʼ`´]\p{L}[\p{L}\p{M}]*)*|&/gu;
const POSSESSIVE = /['’ʼ`´]s$/iu;
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const SPACE = /^(?:[^\S\n]*\n?[^\S\n]*|[-‐‑]\n?)$/u;
const COMMA = /^\s*,\s*$/u;

/** Titles, degrees and “Jr.”: no part of anybody’s name, as far as a text tells. */
export const NEVER_PART: ReadonlySet<string> = new Set([...GENERATIONS.keys(), ...HONOURS]);

/**
 * The words of a text in order. Titles, degrees and “Jr.” are left out, as if what stands before
 * and after them were neighbours; an empty line, a number or other punctuation parts neighbours.
 */
export function textWords(text: string): TextWord[] {
  const plain = visible(text);
  const words: TextWord[] = [];
  let end = 0;
  let isAbbreviation = false;
  let carried: TextWord['before'] = 'space';
  for (const match of plain.matchAll(WORD)) {
    const written = match[0].replace(POSSESSIVE, '');
    const forms = written === '&' ? ['and'] : foldedForms(written);
    const gap = plain.slice(end, match.index);
    const before = wider(carried, gapKind(isAbbreviation ? gap.replace(/^\./, '') : gap));
    end = match.index + match[0].length;
    const isLeftOut = forms.some((form) => NEVER_PART.has(form)) && CAPITAL.test(written);
    const word = wordOf(written, forms, before);
    isAbbreviation = isLeftOut || word.isInitial || word.isParticle;
    carried = isLeftOut ? before : 'space';
    if (!isLeftOut) words.push(word);
  }
  return words;
}

function wordOf(written: string, forms: readonly string[], before: TextWord['before']): TextWord {
  const isCapital = CAPITAL.test(written);
  return {
    forms,
    isCapital,
    isInitial: isCapital && forms.every((form) => form.length < 2),
    isParticle: forms.some((form) => PARTICLES.has(form)),
    isAnd: forms[0] === 'and',
    maybeName: forms.every(maybeName),
    before,
  };
}

function gapKind(gap: string): TextWord['before'] {
  if (SPACE.test(gap)) return 'space';
  return COMMA.test(gap) ? 'comma' : 'break';
}

function wider(one: TextWord['before'], other: TextWord['before']): TextWord['before'] {
  if (one === 'break' || other === 'break') return 'break';
  return one === 'comma' || other === 'comma' ? 'comma' : 'space';
}
