import type { NamePart, PersonName } from './client-names.ts';
import { type NameFit, positionsOf } from './name-fit.ts';
import type { Places } from './name-index.ts';
import { type NameText, type Pair, roleAt } from './name-text.ts';
import { GENERATIONS } from './name-words.ts';

/** How far behind a name its suffix or middle name may stand, in words. */
const BEHIND = 2;

/**
 * How well a given and a family name that stand together tell a person: wholly, unless a middle
 * name, a suffix or a number is somebody else’s.
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
    takeMiddles(name, pair, text, covered);
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
  { words }: NameText,
  covered: Set<number>,
): boolean {
  const offset = words
    .slice(from, to + 1 + BEHIND)
    .findIndex(({ forms: [form] }) => GENERATIONS.has(form));
  const told = GENERATIONS.get(words[from + offset]?.forms[0] ?? '');
  if (offset < 0 || told === undefined || name.generation === null) return true;
  if (told !== name.generation) return false;
  covered.add(from + offset);
  return true;
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
