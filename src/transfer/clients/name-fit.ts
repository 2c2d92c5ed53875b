import type { Span } from './name-index.ts';

/**
 * How much of a client’s name is told: all of it; two parts, or an initial and the family name; the
 * family name; all of it, but with somebody else’s middle name or suffix (`namesake`); the family
 * name next to what may be another given name (`doubtful`); the given name.
 */
export type Strength = 'full' | 'part' | 'family' | 'namesake' | 'doubtful' | 'given';

const WEAKEST_FIRST: readonly Strength[] = [
  'given',
  'doubtful',
  'namesake',
  'family',
  'part',
  'full',
];

export interface NameFit {
  strength: Strength;
  /** Positions of the words that are this client’s. */
  covered: ReadonlySet<number>;
}

/** Greater for a name that is told better. */
export const rankOf = (strength: Strength): number => WEAKEST_FIRST.indexOf(strength);

/** Whether a name is told so weakly that it is only a hint. */
export const isHint = (strength: Strength): boolean => rankOf(strength) < rankOf('family');

/** The positions of some spans. */
export function positionsOf(spans: readonly Span[]): Set<number> {
  const positions = new Set<number>();
  for (const { from, to } of spans) for (let at = from; at <= to; at += 1) positions.add(at);
  return positions;
}
