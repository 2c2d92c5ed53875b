import {
  ESTATE_WORDS,
  GENERATIONS,
  HONOURS,
  isCommon,
  maybeName,
  PARTICLES,
} from '../words/word-lists.ts';
import type { Word } from '../words/words.ts';
import type { Span } from './name-index.ts';

/** The words of a file’s name as seen from one job. */
export interface NameText {
  words: readonly Word[];
  /** Positions of words that belong to any of the job’s names. */
  own: ReadonlySet<number>;
}

/** A given name and a family name that stand together. */
export interface Pair {
  given: Span;
  family: Span;
}

/**
 * What a word is to a name around it: `free` may stand anywhere in it (particles, initials, titles),
 * `stranger` may be another person’s name.
 */
export type WordRole = 'and' | 'free' | 'own' | 'common' | 'stranger' | 'none';

/** The role of the word at a position; `none` where there is no word. */
export function roleAt({ words, own }: NameText, at: number): WordRole {
  const word = words[at];
  if (word === undefined) return 'none';
  const [form] = word.forms;
  if (word.kind === 'and') return 'and';
  if (own.has(at)) return 'own';
  if (word.kind === 'number' || word.kind === 'label') return 'common';
  const isFree = word.kind === 'initial' || PARTICLES.has(form) || HONOURS.has(form);
  if (isFree || GENERATIONS.has(form)) return 'free';
  return maybeName(form) ? 'stranger' : 'common';
}

/**
 * Whether another name word stands beside the words from `from` to `to`, so that they may be a part
 * of somebody else’s name: “Chen, David Kim”, “Estate of Kim”. Short words count as they are
 * written: “MA” is a state, “Ma” may be a name.
 */
export function isNextToName(text: NameText, from: number, to: number): boolean {
  return isNameOn(text, from, -1) || isNameOn(text, to, 1);
}

function isNameOn(text: NameText, start: number, step: 1 | -1): boolean {
  let at = start + step;
  while (roleAt(text, at) === 'free' || /^(of|the)$/.test(text.words[at]?.forms[0] ?? ''))
    at += step;
  const role = roleAt(text, at);
  return (
    role === 'stranger' || (role === 'common' && /^\p{Lu}\p{Ll}$/u.test(text.words[at]?.text ?? ''))
  );
}

/** “Rivera & Soto”, who may be a firm or two people. */
export function isCoupled(text: NameText, { from, to }: Span): boolean {
  const isBeyond = (at: number, step: 1 | -1) =>
    roleAt(text, at) === 'and' && roleAt(text, at + step) === 'stranger';
  return isBeyond(from - 1, -1) || isBeyond(to + 1, 1);
}

/** Whether the words speak of an estate or a trust that is none of the job’s names. */
export function namesEstate({ words, own }: NameText): boolean {
  return words.some(({ forms: [form] }, at) => ESTATE_WORDS.has(form) && !own.has(at));
}

/** “Final” may be a client’s name, but alone it says only what the file is. */
export function tellsAlone({ words }: NameText, { from, to }: Span): boolean {
  const form = words[from]?.forms[0] ?? '';
  return to > from || (form.length > 1 && !isCommon(form));
}

/** The given and the family name that belong together and stand closest; null when none do. */
export function closestPair(
  text: NameText,
  givens: readonly Span[],
  families: readonly Span[],
): Pair | null {
  let best: Pair | null = null;
  for (const given of givens) {
    for (const family of families) {
      const pair = { given, family };
      if (best !== null && distance(pair) >= distance(best)) continue;
      if (belongTogether(text, pair)) best = pair;
    }
  }
  return best;
}

function distance({ given, family }: Pair): number {
  return Math.max(family.from - given.to, given.from - family.to);
}

/**
 * Whether two that stand together are told as one person’s. Across an “and” they are only where one
 * of the couple has no family name of their own: “Ana & Luis Rivera”, “Rivera, Luis and Ana”.
 */
function belongTogether(text: NameText, { given, family }: Pair): boolean {
  const isGivenFirst = given.to < family.from;
  if (!isGivenFirst && family.to >= given.from) return false;
  const [start, end] = isGivenFirst ? [given.to, family.from] : [family.to, given.from];
  const between: WordRole[] = [];
  for (let at = start + 1; at < end; at += 1) between.push(roleAt(text, at));
  const and = between.indexOf('and');
  if (and < 0) return isOneName(between, isGivenFirst);
  const [left, right] = [between.slice(0, and), between.slice(and + 1)];
  if (right.includes('and')) return false;
  if (isGivenFirst) return isPlain(left) && isPartner(right) && !isNameOn(text, given.from, -1);
  const isListed = text.words[family.to + 1]?.before.includes(',') === true;
  return isListed && isPartner(left) && isPlain(right) && !isNameOn(text, given.to, 1);
}

/** “Ana Maria Rivera” may be Ana Rivera, but “Rivera Luis Ana” need not be. */
function isOneName(between: readonly WordRole[], isGivenFirst: boolean): boolean {
  const strangers = between.filter((role) => role === 'stranger').length;
  if (strangers === 0) return true;
  return strangers === 1 && isGivenFirst && !between.includes('common');
}

function isPlain(roles: readonly WordRole[]): boolean {
  return roles.every((role) => role === 'free' || role === 'own');
}

/** The other one of a couple, as Luis in “Ana & Luis Rivera”. */
function isPartner(roles: readonly WordRole[]): boolean {
  const names = roles.filter((role) => role !== 'free').length;
  return names >= 1 && names <= 2;
}
