import { DAY_MS } from './calendar/plain-day.ts';
import type { Hold } from './clocks/facts.ts';
import type { ClockFrame } from './clocks/frame.ts';
import { workBetween } from './clocks/work-time.ts';

/** How long a job has been On-Hold. */
export interface HoldAge {
  /** ISO 8601 instant. */
  since: string;
  /** Whole ones, of 24 hours each; 0 within the first. */
  business_days: number;
}

/**
 * The age of the hold that lasts, counted as the clocks count; null where there is none or it isn't
 * known since when. C3, Rocket Tax service expectations.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function holdAge(holds: readonly Hold[] | null, frame: ClockFrame): HoldAge | null {
  const lasting = holds?.find(({ to }) => to === null);
  if (lasting === undefined) return null;
  const held = workBetween(frame.wall(lasting.from), frame.now);
  return { since: lasting.from, business_days: Math.max(0, Math.floor(held / DAY_MS)) };
}

/** The age in words: "3 business days". */
export function holdAgeWords({ business_days: days }: HoldAge): string {
  if (days === 0) return 'less than a business day';
  return days === 1 ? '1 business day' : `${days} business days`;
}
