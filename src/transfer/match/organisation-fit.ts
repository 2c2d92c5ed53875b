import type { OrganisationName } from './client-names.ts';
import { type NameFit, positionsOf } from './name-fit.ts';
import type { Places } from './name-index.ts';
import { type NameText, roleAt, tellsAlone } from './name-text.ts';

/**
 * How well the words tell an organisation’s name: wholly by all of its words. Its first word alone
 * counts like a family name: “Kim” may be Kim Ceramics as well as Elena Kim.
 */
export function fitOrganisation(
  { words: parts }: OrganisationName,
  places: Places,
  text: NameText,
): NameFit | null {
  const covered = positionsOf(places.flat());
  if (parts.length > 1 && places.every((spans) => spans.length > 0)) {
    return { strength: 'full', covered };
  }
  const first = places[0]?.find((span) => tellsAlone(text, span));
  if (first === undefined) return null;
  const isStranger = (at: number) => roleAt(text, at) === 'stranger';
  const isDoubtful = isStranger(first.from - 1) || isStranger(first.to + 1);
  return { strength: isDoubtful ? 'doubtful' : 'family', covered: positionsOf([first]) };
}
