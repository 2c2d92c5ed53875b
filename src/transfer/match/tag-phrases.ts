import type { TagWordPack } from './tag-packs.ts';
import { type Word, wordsOf } from './words.ts';

/** A phrase that is told, and the tag that it speaks for or against. */
export interface ToldPhrase {
  phrase: string;
  tag: string;
  isAgainst: boolean;
}

interface PhraseWords extends ToldPhrase {
  words: readonly string[];
}

/** The phrases of a pack and the pro’s own, the longest first. */
export function phrasesOf(
  pack: TagWordPack,
  extra: Readonly<Record<string, string>>,
): readonly PhraseWords[] {
  const listed = (words: Readonly<Record<string, string>>, isAgainst: boolean) =>
    Object.entries(words).map(([phrase, tag]) => ({
      phrase,
      tag,
      isAgainst,
      words: phraseWords(phrase),
    }));
  return [...listed(extra, false), ...listed(pack.against, true), ...listed(pack.words, false)]
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
      const fits = phrase.words.every((part, offset) => {
        const form = words[start + offset]?.forms[0];
        const isLast = offset === phrase.words.length - 1;
        return form === part || (isLast && part.length > 2 && form === `${part}s`);
      });
      if (!fits) continue;
      told.push(phrase);
      for (const at of positions) taken.add(at);
    }
  }
  return told;
}
