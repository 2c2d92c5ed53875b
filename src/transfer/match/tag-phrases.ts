import { isCommon } from '../words/word-lists.ts';
import { type Word, wordsOf } from '../words/words.ts';
import { TAG_WORDS } from './tag-lists.ts';

/** A phrase that is told, and the tag that it speaks for or against. */
export interface ToldPhrase {
  phrase: string;
  tag: string;
  isAgainst: boolean;
  /** Whether it is one of the pro’s own. */
  isOwn: boolean;
  /** Positions of its words. */
  at: readonly number[];
}

interface PhraseWords extends Omit<ToldPhrase, 'at'> {
  words: readonly string[];
}

/** The usual phrases and the pro’s own, the longest first. */
export function phrasesOf(extra: Readonly<Record<string, string>>): readonly PhraseWords[] {
  const listed = (words: Readonly<Record<string, string>>, { isAgainst = false, isOwn = false }) =>
    Object.entries(words).map(([phrase, tag]) => ({
      phrase,
      tag,
      isAgainst,
      isOwn,
      words: phraseWords(phrase),
    }));
  return [
    ...listed(extra, { isOwn: true }),
    ...listed(TAG_WORDS.against, { isAgainst: true }),
    ...listed(TAG_WORDS.words, {}),
  ]
    .filter(({ words }) => words.length > 0)
    .toSorted((one, two) => two.words.length - one.words.length);
}

/** Plain phrases are many and read for every file, so they take the short way. */
function phraseWords(phrase: string): readonly string[] {
  const isPlain = /^[a-z0-9 -]*$/.test(phrase);
  if (isPlain) return phrase.match(/[a-z]+|\d+/g) ?? [];
  return wordsOf(phrase).map(({ forms: [form] }) => form);
}

/**
 * The phrases among the words, in the order of the phrases; one that is part of a longer one that
 * is told doesn’t count. Plurals do.
 *
 * @param ignored positions of words that don’t count, such as those of the client’s name
 */
export function toldPhrases(
  words: readonly Word[],
  phrases: readonly PhraseWords[],
  ignored: ReadonlySet<number>,
): ToldPhrase[] {
  const taken = new Set(ignored);
  const told: ToldPhrase[] = [];
  for (const phrase of phrases) {
    for (let start = 0; start + phrase.words.length <= words.length; start += 1) {
      const positions = phrase.words.map((_, offset) => start + offset);
      if (positions.some((at) => taken.has(at))) continue;
      const end = start + phrase.words.length;
      if (!isPhraseAt(words, start, phrase.words) || isHalf(words, end, ignored)) continue;
      told.push({ ...phrase, at: positions });
      for (const at of positions) taken.add(at);
    }
  }
  return told;
}

/** The first of the phrases that is among the words besides those that don’t count. */
export function phraseBeside(
  words: readonly Word[],
  phrases: readonly string[],
  ignored: ReadonlySet<number>,
): string | undefined {
  return phrases.find((phrase) => {
    const parts = phraseWords(phrase);
    return words.some(
      (_, start) =>
        isPhraseAt(words, start, parts) &&
        parts.every((_part, offset) => !ignored.has(start + offset)),
    );
  });
}

function isPhraseAt(words: readonly Word[], start: number, parts: readonly string[]): boolean {
  return parts.every((part, offset) => {
    const form = words[start + offset]?.forms[0];
    const isLast = offset === parts.length - 1;
    return form === part || (isLast && part.length > 2 && form === `${part}s`);
  });
}

/** Whether the phrase that ends before is half of a longer word: “Draft” in “DraftKings”. */
function isHalf(words: readonly Word[], end: number, ignored: ReadonlySet<number>): boolean {
  const next = words[end];
  if (next === undefined || next.before !== '' || ignored.has(end)) return false;
  return next.kind === 'word' && !isCommon(next.forms[0]);
}
