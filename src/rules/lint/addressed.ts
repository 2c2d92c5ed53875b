import {
  ALSO_WORDS,
  endsOpening,
  isAppositive,
  isOpening,
  isSignature,
  PERSON,
} from './address-words.ts';
import type { Span } from './lint-text.ts';
import { type NameWord, TITLES } from './name-words.ts';

/** Whose names are looked for. */
export interface Addressees {
  /** A given name, by which alone somebody is addressed. */
  isGiven(word: string): boolean;
  /** A given or a family name. */
  isName(word: string): boolean;
}

/** Characters around a name that tell whether it is spoken to. */
const REACH = 80;

const SENTENCE_BEGINS = /(?:^|\n|[.!?:]["”’)]*\s)[\s>*_"“]*$/;
const JOINED_BEFORE = /(?:^|[\s>*_"“])\p{Lu}[\p{L}'’-]+ (?:and|&) $/u;
const JOINED_AFTER = /^ (?:and|&) \p{Lu}[\p{L}'’-]+/u;
const SPOKEN_TO = /^(?:\s?[,!]|\s[-–—]\s|[–—])/;
const GOES_ON = /^\s+(?:your?|i|i['’](?:m|ve|ll|d)|the|please|thanks?)\b/i;
const ENDS = /^["”’)*_]*(?:\s*[.!?…]|[^\S\n]*(?:\n|$))/;
/** After “Amman” or “Sam”, a name is the rest of a place or of a list; “Happy Monday” is neither. */
const PROPER = /(?:^|\s)(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day)\p{Lu}\p{Ll}+$/u;

/**
 * The names that a text speaks to: at the beginning of a sentence before a comma or dash, after a
 * greeting, a title or thanks, and at the end of a sentence after a comma. One that the text only
 * tells of, as in “your husband, Jordan”, is not among them.
 *
 * @param words of the text, in order
 */
export function addressedNames(
  text: string,
  words: readonly NameWord[],
  people: Addressees,
): Span[] {
  const spans: Span[] = [];
  const begin = text.search(/\S/);
  for (let first = 0; first < words.length; first += 1) {
    if (!people.isName(words[first]?.word ?? '')) continue;
    let last = first;
    while (isNextName(text, words, last, people)) last += 1;
    const name = words.slice(first, last + 1);
    const title = titleBefore(text, words, first);
    const isFamily = words[last + 1]?.word === 'family';
    const [start, end] = [name[0]?.start ?? 0, name.at(-1)?.end ?? 0];
    const isWhole = title !== null || isFamily || name.some(({ word }) => people.isGiven(word));
    const around = {
      before: text.slice(Math.max(0, start - REACH), title ?? start),
      after: text.slice(isFamily ? (words[last + 1]?.end ?? end) : end, end + REACH),
      isTitled: title !== null,
      isCapital: name.every(({ isCapital }) => isCapital),
      isWord: name.every(({ word }) => ALSO_WORDS.has(word)),
      isFirst: (title ?? start) === begin,
    };
    if (isWhole && isAddressed(around)) spans.push({ start, end });
    first = last;
  }
  return spans;
}

interface Around {
  before: string;
  after: string;
  isTitled: boolean;
  isCapital: boolean;
  /** Such as Will or May. */
  isWord: boolean;
  /** Nothing stands before it. */
  isFirst: boolean;
}

function isAddressed({ before, after, isTitled, isCapital, isWord, isFirst }: Around): boolean {
  if (/^['’]s\b/i.test(after)) return false;
  const lead = before.replace(JOINED_BEFORE, '');
  const rest = after.replace(JOINED_AFTER, '');
  const begins = isFirst || SENTENCE_BEGINS.test(lead);
  if (begins && (isTitled || isFirst) && GOES_ON.test(rest) && (isTitled || !isCapital))
    return true;
  if (begins)
    return isFirst && /^[^\S\n]*\n/.test(rest)
      ? true
      : isSpokenTo(rest, isTitled || (isCapital && !isWord));
  if (isOpening(lead)) return !/^\s\p{Lu}/u.test(rest);
  return isCapital && endsSentence(lead, rest);
}

function isSpokenTo(rest: string, isSure: boolean): boolean {
  const sign = SPOKEN_TO.exec(rest)?.[0];
  if (sign === undefined) return false;
  return !isAppositive(rest.slice(sign.length), { isComma: sign.endsWith(','), isSure });
}

function endsSentence(lead: string, rest: string): boolean {
  const clause = /(?:^|[\n.!?;])([^\n.!?;]*),[^\S\n]+$/.exec(lead)?.[1]?.trim();
  if (clause === undefined || PERSON.test(clause)) return false;
  const opens = endsOpening(clause);
  const isAmid = /^\s?,/.exec(rest)?.[0];
  if (isAmid !== undefined) {
    return opens && !isAppositive(rest.slice(isAmid.length), { isComma: true, isSure: true });
  }
  if (!ENDS.test(rest) || (isSignature(clause) && /^[^\S\n]*(?:\n|$)/.test(rest))) return false;
  return opens || !PROPER.test(clause);
}

function isNextName(
  text: string,
  words: readonly NameWord[],
  at: number,
  { isName }: Addressees,
): boolean {
  const [one, next] = [words[at], words[at + 1]];
  return (
    one !== undefined &&
    next !== undefined &&
    isName(next.word) &&
    /^[ \-–]$/.test(text.slice(one.end, next.start))
  );
}

/** Where the title before a name begins. */
function titleBefore(text: string, words: readonly NameWord[], at: number): number | null {
  const [title, name] = [words[at - 1], words[at]];
  if (title === undefined || name === undefined || !TITLES.has(title.word)) return null;
  return /^\.? $/.test(text.slice(title.end, name.start)) ? title.start : null;
}
