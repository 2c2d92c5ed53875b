import { foldLetters } from '../fold-letters.ts';
import type { ClientName } from './facts.ts';
import type { Span } from './lint-text.ts';

/** One word of a text or a name, without accents and in lower case. */
export interface NameWord extends Span {
  word: string;
  isCapital: boolean;
}

/** What may stand before a name. */
export const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor'.split(' '),
);

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu;
const SUFFIX = /['’]s$/i;

/** The words of a text; a hyphenated name is several. */
export function nameWords(text: string): NameWord[] {
  return [...text.matchAll(WORD)].map((found) => {
    const bare = found[0].replace(SUFFIX, '');
    return {
      word: foldLetters(bare),
      isCapital: /^\p{Lu}/u.test(bare),
      start: found.index,
      end: found.index + bare.length,
    };
  });
}

const JOINERS = new Set(['and', 'und', 'y', 'e', 'or']);

const wordsOf = (text: string | null): string[] =>
  text === null
    ? []
    : nameWords(text)
        .map(({ word }) => word)
        .filter((word) => !JOINERS.has(word));

/** Every word that some of these people are called by. */
export function allWords(names: readonly ClientName[]): Set<string> {
  return new Set(
    names.flatMap(({ given, family, display }) => [given, family, display].flatMap(wordsOf)),
  );
}

/** The forms of a whole name, word by word: as shown, and given with family name. */
export function wholeNames({ given, family, display }: ClientName): string[][] {
  const person = [...wordsOf(given), ...wordsOf(family)];
  const forms = [wordsOf(display), given !== null && family !== null ? person : []];
  return forms.filter((form) => form.length > 1);
}

/** Words of the given names, which alone are how somebody is greeted. */
export const givenWords = (names: readonly ClientName[]): Set<string> =>
  new Set(names.flatMap(({ given }) => wordsOf(given)));

/** Words of the family names. */
export const familyWords = (names: readonly ClientName[]): Set<string> =>
  new Set(names.flatMap(({ family }) => wordsOf(family)));
