import { apart, type LintText, placesOf, type Span } from './lint-text.ts';

/** Words that break a rule, and what makes them harmless. */
export interface Phrase {
  words: RegExp;
  /** Harmless in a sentence that says this. */
  unless?: RegExp | undefined;
  /** Harmless when the clause says before them that it is not done. */
  unlessNegated?: boolean;
}

const NEGATION =
  /\b(?:not|never|no|cannot|can't|don't|won't|isn't|doesn't|avoid|unable|without|instead of|rather than)\b/i;
// Turns of phrase that invite, although they say no.
const INVITING =
  /\b(?:(?:don't|do not|never) (?:hesitate|be shy)|why not|why don't|no problem)\b/gi;
const CLAUSE = /[,;:]|\b(?:so|but)\b/g;

/** Compiles patterns so that one blank stands for any white space, case doesn't matter. */
export function phrases(...list: readonly (RegExp | Phrase)[]): readonly Phrase[] {
  return list.map((entry) => {
    const phrase = entry instanceof RegExp ? { words: entry } : entry;
    return {
      ...phrase,
      words: new RegExp(withWhiteSpace(phrase.words.source), 'giu'),
    };
  });
}

/** A pattern's source in which a blank stands for any white space, and ` ?` for any or none. */
export const withWhiteSpace = (source: string): string =>
  source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');

/** A place in a text with what its sentence says around it. */
export interface Place extends Span {
  before: string;
  after: string;
}

/** Characters of a sentence that count as near; a text without full stops has one endless sentence. */
const REACH = 240;

/** A part of a sentence with what stands around it there. */
export function placeIn(plain: string, sentence: Span, { start, end }: Span): Place {
  return {
    start,
    end,
    before: plain.slice(Math.max(sentence.start, start - REACH), start),
    after: plain.slice(end, Math.min(sentence.end, end + REACH)),
  };
}

/** Where a text says one of the phrases, each place once. */
export function findPhrases({ plain, sentences }: LintText, list: readonly Phrase[]): Place[] {
  const found = sentences.flatMap((sentence) =>
    list.flatMap(({ words, unless, unlessNegated }) => {
      const places = placesOf(words, plain, sentence);
      if (places.length === 0 || unless?.test(plain.slice(sentence.start, sentence.end))) return [];
      return places
        .map((place) => placeIn(plain, sentence, place))
        .filter(({ before }) => !(unlessNegated && isNegated(before)));
    }),
  );
  return apart(found);
}

/** Whether the clause that ends here has said no. */
function isNegated(before: string): boolean {
  const clause = before.split(CLAUSE).at(-1) ?? '';
  return NEGATION.test(clause.replace(INVITING, ''));
}
