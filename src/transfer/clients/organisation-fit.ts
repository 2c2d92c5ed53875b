import { COMPANY_FORMS } from '../words/word-lists.ts';
import type { OrganisationName } from './client-names.ts';
import { type NameFit, positionsOf } from './name-fit.ts';
import type { Places, Span } from './name-index.ts';
import { isCoupled, isNextToName, type NameText, roleAt, tellsAlone } from './name-text.ts';

/**
 * How well the words tell an organisation’s name: wholly by all of its words, where they stand
 * together: “Kim Ceramics Supply” is another one than Kim Ceramics. Its first word alone counts like
 * a family name: “Kim” may be Kim Ceramics as well as Elena Kim.
 */
export function fitOrganisation(
  { words: parts }: OrganisationName,
  places: Places,
  text: NameText,
): NameFit | null {
  if (parts.length > 1 && places.every((spans) => spans.length > 0)) {
    return fitWholeOrganisation(places, text);
  }
  const first = places[0]?.find((span) => tellsAlone(text, span));
  if (first === undefined) return null;
  const isNamed = (at: number) => ['own', 'stranger'].includes(roleAt(text, at));
  const isDoubtful =
    isNextToName(text, first.from, first.to) ||
    isCoupled(text, first) ||
    isNamed(first.from - 1) ||
    isNamed(first.to + 1);
  return { strength: isDoubtful ? 'doubtful' : 'family', covered: positionsOf([first]) };
}

function fitWholeOrganisation(places: Places, text: NameText): NameFit {
  const spans = closestSpans(places);
  const [from, to] = endsOf(spans);
  const covered = positionsOf(spans);
  const holdsOther = text.words.some(
    (_, at) => at > from && at < to && !covered.has(at) && roleAt(text, at) === 'stranger',
  );
  const isOther = holdsOther || isNextToOther(text, from, to);
  return { strength: isOther ? 'namesake' : 'full', covered };
}

/** The places of all parts that stand closest together. */
function closestSpans([firsts = [], ...others]: Places): readonly Span[] {
  const groups = firsts.map((first) => [
    first,
    ...others.flatMap((spans) => spans.toSorted(byDistance(first)).slice(0, 1)),
  ]);
  return groups.toSorted((one, two) => widthOf(one) - widthOf(two))[0] ?? [];
}

const byDistance = (from: Span) => (one: Span, two: Span) =>
  Math.abs(one.from - from.from) - Math.abs(two.from - from.from);

function endsOf(spans: readonly Span[]): [from: number, to: number] {
  return [Math.min(...spans.map(({ from }) => from)), Math.max(...spans.map(({ to }) => to))];
}

function widthOf(spans: readonly Span[]): number {
  const [from, to] = endsOf(spans);
  return to - from;
}

/** The legal form may stand behind the name; what stands behind that is no part of it. */
function isNextToOther(text: NameText, from: number, to: number): boolean {
  const isForm = COMPANY_FORMS.has(text.words[to + 1]?.forms[0] ?? '');
  return isNextToName(text, from, isForm ? to + 1 : to);
}
