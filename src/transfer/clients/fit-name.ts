import { GENERATIONS, PARTICLES } from '../words/word-lists.ts';
import type { ClientName, PersonName } from './client-names.ts';
import { isHint, type NameFit, positionsOf, rankOf, type Strength } from './name-fit.ts';
import type { Places, Span } from './name-index.ts';
import {
  closestPair,
  isCoupled,
  isNextToName,
  type NameText,
  namesEstate,
  roleAt,
  tellsAlone,
} from './name-text.ts';
import { fitOrganisation } from './organisation-fit.ts';
import { fitWholeName } from './whole-name-fit.ts';

/** How well the words tell a client’s name; null when they don’t. */
export function fitName(name: ClientName, places: Places, text: NameText): NameFit | null {
  if (name.kind === 'organisation') return fitOrganisation(name, places, text);
  const fit = fitPerson(name, places, text);
  if (fit === null || isHint(fit.strength) || !namesEstate(text)) return fit;
  return { ...fit, strength: fit.strength === 'family' ? 'doubtful' : 'namesake' };
}

function fitPerson(name: PersonName, places: Places, text: NameText): NameFit | null {
  const [given = [], family = [], ...others] = places;
  const whole = closestPair(text, given, family);
  if (whole) return fitWholeName(name, whole, others, text);
  const other = others.flat();
  const part = closestPair(text, given, other) ?? closestPair(text, other, family);
  if (part) {
    const [from, to] = [
      Math.min(part.given.from, part.family.from),
      Math.max(part.given.to, part.family.to),
    ];
    return {
      strength: isNextToName(text, from, to) ? 'namesake' : 'part',
      covered: positionsOf([part.given, part.family]),
    };
  }
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
  const isHis = right.generation === null || right.generation === name.generation;
  if (!isHis) return { strength: 'namesake', covered };
  const isDoubtful =
    isNextToName(text, span.from, span.to) ||
    isCoupled(text, span) ||
    (initials.length > 0 && fitting === undefined && name.given !== null);
  const sure: Strength = fitting === undefined ? 'family' : 'part';
  return { strength: isDoubtful ? 'doubtful' : sure, covered };
}

/** The initials and the suffix next to a family name on one side, nearest first. */
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
  return { initials, generation };
}
