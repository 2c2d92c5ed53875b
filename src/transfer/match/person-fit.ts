import type { PersonName } from './client-names.ts';
import { type NameFit, positionsOf, rankOf, type Strength } from './name-fit.ts';
import type { Places, Span } from './name-index.ts';
import { closestPair, type NameText, roleAt, tellsAlone } from './name-text.ts';
import { GENERATIONS, PARTICLES } from './name-words.ts';
import { fitWholeName } from './whole-name-fit.ts';

/** How well the words tell a person’s name; null when they don’t. */
export function fitPerson(name: PersonName, places: Places, text: NameText): NameFit | null {
  const [given = [], family = [], ...others] = places;
  const whole = closestPair(text, given, family);
  if (whole) return fitWholeName(name, whole, others, text);
  const other = others.flat();
  const part = closestPair(text, given, other) ?? closestPair(text, other, family);
  if (part) return { strength: 'part', covered: positionsOf([part.given, part.family]) };
  const byFamily = outermost(family)
    .filter((span) => tellsAlone(text, span))
    .map((span) => fitFamilyName(name, span, text))
    .toSorted((one, two) => rankOf(two.strength) - rankOf(one.strength))[0];
  if (byFamily) return byFamily;
  const alone = given.filter((span) => tellsAlone(text, span));
  return alone.length === 0 ? null : { strength: 'given', covered: positionsOf(alone) };
}

/** Where “de la Cruz” is told, “Cruz” in it is not told once more. */
function outermost(spans: readonly Span[]): Span[] {
  return spans.filter(
    (span) =>
      !spans.some((other) => other !== span && other.from <= span.from && other.to >= span.to),
  );
}

function fitFamilyName(name: PersonName, span: Span, text: NameText): NameFit {
  const left = side(text, span.from, -1);
  const right = side(text, span.to, 1);
  const initials = [left.initials.at(-1), right.initials[0]].filter((at) => at !== undefined);
  const fitting = initials.find((at) =>
    name.given?.some((form) => form[0] === text.words[at]?.forms[0]),
  );
  const covered = positionsOf([span]);
  if (fitting !== undefined) covered.add(fitting);
  const generations = new Set([name.generation, right.generation].filter((one) => one !== null));
  if (generations.size > 1) return { strength: 'namesake', covered };
  const isDoubtful =
    left.next === 'stranger' ||
    right.next === 'stranger' ||
    (initials.length > 0 && fitting === undefined && name.given !== null);
  const sure: Strength = fitting === undefined ? 'family' : 'part';
  return { strength: isDoubtful ? 'doubtful' : sure, covered };
}

/** What stands next to a family name on one side, nearest first. */
function side(text: NameText, start: number, step: 1 | -1) {
  const initials: number[] = [];
  let generation: string | null = null;
  let at = start + step;
  for (; roleAt(text, at) === 'free'; at += step) {
    const word = text.words[at];
    const form = word?.forms[0] ?? '';
    if (word?.kind === 'initial') initials.push(at);
    else if (!PARTICLES.has(form)) generation ??= GENERATIONS.get(form) ?? null;
  }
  return { initials, generation, next: roleAt(text, at) };
}
