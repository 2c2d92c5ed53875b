import { type TextWord, textWords } from './text-words.ts';

const MOST_PASSED_OVER = 4;

/** Two folded words that could be somebody’s given and family name, the same in either order. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** All spellings of a pair of words. */
export function pairsOf(one: readonly string[], other: readonly string[]): string[] {
  return one.flatMap((first) => other.map((second) => pairOf(first, second)));
}

/**
 * The pairs of words in a text that could be names: neighbours that both begin with a capital, also
 * with initials, particles or one more name between; “Family, Given”; and both people of “Ana &
 * Luis Rivera”. Words of one letter are never part of a pair. The names of two people make none:
 * what stands around the comma of “Tom Soto, Luis Rivera” is kept as `listedPairsOf` makes it.
 */
export function namePairsIn(text: string): Set<string> {
  const words = textWords(text);
  const pairs = new Set<string>();
  const add = (one: TextWord | undefined, other: TextWord | undefined) => {
    if (one === undefined || other === undefined) return;
    for (const pair of pairsOf(one.forms, other.forms)) pairs.add(pair);
  };
  for (const [at, word] of words.entries()) {
    if (couldBeName(word)) {
      const next = words[at + 1];
      if (next !== undefined && isListOfPeople(words, at)) {
        for (const pair of listedPairsOf(word.forms, next.forms)) pairs.add(pair);
      } else for (const partner of partnersOf(words, at)) add(word, partner);
    } else if (word.isAnd) {
      const left = nameBefore(words, at);
      const [right = -1] = namesAfter(words, at);
      if (left === -1 || right === -1) continue;
      const families = partnersOf(words, right);
      if (!followsName(words, left)) for (const family of families) add(words[left], family);
      const isFamilyFirst = words[left]?.before === 'comma' && !followsName(words, left - 1);
      if (isFamilyFirst && families.length === 0) add(words[left - 1], words[right]);
    }
  }
  return pairs;
}

/**
 * All spellings of the last word of a name and the first of the one that is listed behind it with a
 * comma: they are one person’s only where they are the middle of a longer name, as in “García López,
 * Juan Carlos”.
 */
export function listedPairsOf(last: readonly string[], first: readonly string[]): string[] {
  return last.flatMap((one) => first.map((other) => `${one}, ${other}`));
}

/** Whether the comma behind a word parts two people with two names each: “Tom Soto, Luis Rivera”. */
function isListOfPeople(words: readonly TextWord[], at: number): boolean {
  const next = words[at + 1];
  if (next?.before !== 'comma' || !couldBeName(next) || !followsName(words, at)) return false;
  return namesAfter(words, at + 1).some(
    (after) => words[at + 2]?.before === 'space' && after > at + 1,
  );
}

/** Whether a name stands directly before a word, as “Ashley” in “Ashley Jordan and Carlos Rivera”. */
function followsName(words: readonly TextWord[], at: number): boolean {
  let index = at;
  while (words[index]?.before === 'space') {
    index -= 1;
    const word = words[index];
    if (word === undefined) return false;
    if (couldBeName(word) && !word.isParticle) return word.maybeName;
    if (!word.isInitial && !word.isParticle) return false;
  }
  return false;
}

function couldBeName({ isCapital, isInitial, isAnd, forms }: TextWord): boolean {
  return isCapital && !isInitial && !isAnd && forms.some((form) => form.length > 1);
}

/** The words that may make a name together with the one at `at`. */
function partnersOf(words: readonly TextWord[], at: number): TextWord[] {
  return namesAfter(words, at).flatMap((index) => words[index] ?? []);
}

/** Where the names after `at` are: the next one, those behind its particles, and one more. */
function namesAfter(words: readonly TextWord[], at: number): number[] {
  const found: number[] = [];
  for (let index = at + 1; index <= at + 1 + MOST_PASSED_OVER; index += 1) {
    const word = words[index];
    if (word === undefined || word.before === 'break') break;
    if (word.before === 'comma' && index > at + 1) break;
    if (couldBeName(word)) {
      found.push(index);
      const isSecond = found.length > 1 && !word.isParticle;
      if (isSecond || words[at + 1]?.before === 'comma') break;
    } else if (!word.isInitial && !word.isParticle) break;
  }
  return found;
}

/** Where the name before an “and” is; -1 when there is none. */
function nameBefore(words: readonly TextWord[], at: number): number {
  let index = at;
  while (words[index]?.before === 'space') {
    index -= 1;
    const word = words[index];
    if (word === undefined) return -1;
    if (couldBeName(word)) return index;
    if (!word.isInitial) return -1;
  }
  return -1;
}
