const lowerCase = (text: string): string => text.trim().toLowerCase();

/**
 * What a text of the pro's may mean: the thing with this id, else those with this name, else those
 * with a name that it is a part of.
 *
 * @param fold makes texts alike that mean the same
 */
export function candidatesFor<T extends { id: string }>(
  text: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
  fold: (text: string) => string = lowerCase,
): readonly T[] {
  const byId = things.filter(({ id }) => lowerCase(id) === lowerCase(text));
  if (byId.length > 0) return byId;
  const wanted = fold(text);
  const namesFit = (fits: (name: string) => boolean) =>
    things.filter((thing) => wanted !== '' && namesOf(thing).map(fold).some(fits));
  const exact = namesFit((name) => name === wanted);
  return exact.length > 0 ? exact : namesFit((name) => name.includes(wanted));
}

/** Names said before the rest is only counted. */
const MAX_NAMED = 8;

/** The sentence that lists what a text of the pro's fits, for the error when it fits several. */
export function theyAre(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED);
  const rest = names.length - shown.length;
  return `They are: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
