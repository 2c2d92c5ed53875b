import { GENERATIONS } from '../words/word-lists.ts';
import type { NamePart, PersonName } from './client-names.ts';
import { type NameFit, positionsOf } from './name-fit.ts';
import type { Places } from './name-index.ts';
import { isNextToName, type NameText, type Pair, roleAt } from './name-text.ts';

/** How far behind a name its suffix or middle name may stand, in words. */
const BEHIND = 2;

/**
 * How well a given and a family name that stand together tell a person: wholly, unless a middle
 * name, a suffix or a number is somebody else’s or one more name stands beside them.
 */
export function fitWholeName(
  name: PersonName,
  pair: Pair,
  others: Places,
  text: NameText,
): NameFit {
  const from = Math.min(pair.given.from, pair.family.from);
  const to = Math.max(pair.given.to, pair.family.to);
  const near = others.flat().filter((span) => span.from >= from - 1 && span.to <= to + BEHIND);
  const covered = positionsOf([pair.given, pair.family, ...near]);
  const isHis =
    takeNumber(name, pair, text, covered) &&
    takeGeneration(name, from, to, text, covered) &&
    takeMiddles(name, pair, text, covered) &&
    isAlone(pair, text);
  if (!isHis) return { strength: 'namesake', covered };
  const isShort = [name.given, name.family].some((part) => (part?.[0] ?? '').length < 2);
  return { strength: isShort || isPartOfLonger(text, covered) ? 'part' : 'full', covered };
}

function takeNumber(name: PersonName, pair: Pair, text: NameText, covered: Set<number>): boolean {
  if (name.number === null) return true;
  const at = pair.given.to + 1;
  const word = text.words[at];
  if (word?.kind !== 'number' || word.forms[0] !== name.number) return false;
  covered.add(at);
  return true;
}

function takeGeneration(
  name: PersonName,
  from: number,
  to: number,
  text: NameText,
  covered: Set<number>,
): boolean {
  const at = generationAt(from, to, text);
  const told = GENERATIONS.get(text.words[at]?.forms[0] ?? '');
  if (told === undefined) return true;
  if (told !== name.generation) return false;
  covered.add(at);
  return true;
}

/** Where a suffix stands in a name or behind it; -1 for none. */
function generationAt(from: number, to: number, text: NameText): number {
  for (let at = from; at <= to + BEHIND; at += 1) {
    if (at > to && !covers(text, at)) return -1;
    if (GENERATIONS.has(text.words[at]?.forms[0] ?? '')) return at;
  }
  return -1;
}

function covers(text: NameText, at: number): boolean {
  return ['free', 'own', 'stranger'].includes(roleAt(text, at));
}

/**
 * Whether no other name stands beside: “Kim Elena Nguyen” is somebody else than Elena Kim. Behind
 * “Rivera, Ana” one more may be the middle name. “Jordan, Rivera” is another’s name.
 */
function isAlone({ given, family }: Pair, text: NameText): boolean {
  const isGivenFirst = given.to < family.from;
  const hasComma = (from: number, to: number) =>
    text.words.slice(from + 1, to + 1).some(({ before }) => before.includes(','));
  if (isGivenFirst) {
    const and = text.words.findIndex(({ kind }, at) => kind === 'and' && at > given.to);
    const isCouple = and >= 0 && and < family.from;
    return (
      (isCouple || !hasComma(given.to, family.from)) && !isNextToName(text, given.from, family.to)
    );
  }
  const middle = given.to + 1;
  const isMiddle =
    given.from === family.to + 1 &&
    hasComma(family.to, given.from) &&
    roleAt(text, middle) === 'stranger' &&
    /^[ ._]+$/.test(text.words[middle]?.before ?? '');
  return !isNextToName(text, family.from, isMiddle ? middle : given.to);
}

function takeMiddles(name: PersonName, pair: Pair, text: NameText, covered: Set<number>): boolean {
  if (name.middles.length === 0) return true;
  const slots = middleSlots(pair, text);
  const fitting = slots.filter((at) =>
    name.middles.some((middle) => isSameMiddle(middle, text.words[at]?.forms ?? [])),
  );
  for (const at of fitting) covered.add(at);
  return slots.length === 0 || fitting.length > 0;
}

/** Where middle names stand: between given and family name, or behind “Rivera, Ana”. */
function middleSlots({ given, family }: Pair, text: NameText): number[] {
  const isGivenFirst = given.to < family.from;
  const end = isGivenFirst ? family.from : given.to + 2;
  const slots: number[] = [];
  for (let at = given.to + 1; at < end && roleAt(text, at) !== 'and'; at += 1) {
    const isInitial = text.words[at]?.kind === 'initial';
    if (isInitial || ['own', 'stranger'].includes(roleAt(text, at))) slots.push(at);
  }
  return slots;
}

function isSameMiddle(middle: NamePart, forms: readonly string[]): boolean {
  return middle.some((one) =>
    forms.some(
      (other) => one === other || (Math.min(one.length, other.length) === 1 && one[0] === other[0]),
    ),
  );
}

/** “Garcia-Lopez, Ana” is not surely Ana Lopez, nor “Ana-Maria Rivera” Ana. */
function isPartOfLonger(text: NameText, covered: ReadonlySet<number>): boolean {
  const { words } = text;
  const hyphensTell = words.some(({ before }, at) => at > 0 && before !== '' && before !== '-');
  const isJoined = (at: number) =>
    words[at]?.before === '-' && covered.has(at) !== covered.has(at - 1);
  const isStrange = (at: number) => !covered.has(at) && roleAt(text, at) === 'stranger';
  return (
    hyphensTell &&
    words.some((_, at) => at > 0 && isJoined(at) && (isStrange(at) || isStrange(at - 1)))
  );
}
