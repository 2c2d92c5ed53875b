import type { OutboxEntry } from '../../store/index.ts';

/** How far the clock of what a portal stores may be behind the one of its answers. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** A message or note as a portal answers for it. */
export interface Written {
  id: string;
  create_time: string;
}

/** What is known of a portal from before an attempt. */
export type Beforehand = Pick<OutboxEntry, 'known_ids' | 'attempt_time'>;

/**
 * Whether something that says the same as an attempt may be what the attempt left: it wasn’t there
 * before, whatever its time says, for a portal has more than one clock. Of an attempt whose taxq
 * didn’t write down what was there, the time has to tell.
 */
export function isLeftBy(
  { known_ids, attempt_time }: Beforehand,
  { id, create_time }: Written,
): boolean {
  if (known_ids !== null) return !known_ids.includes(id);
  const since = attempt_time === null ? 0 : Date.parse(attempt_time);
  return Date.parse(create_time) >= since - CLOCK_SLACK_MS;
}
