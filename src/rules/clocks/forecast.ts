import { stepWorkingDays } from '../calendar/business-days.ts';
import { dayText } from '../calendar/plain-day.ts';
import type { Clock } from './clock.ts';
import type { ClockFrame } from './frame.ts';
import { dayAt } from './work-time.ts';

export interface ForecastEntry<T> {
  job: T;
  clock: Clock;
  /** The day on which it becomes overdue unless it is done, such as "2026-02-17". */
  due_day: string;
}

/**
 * The clocks that run out from now to the end of the n-th business day ahead, soonest first; 0
 * looks at today only. Those that are overdue already are not in it, and paused ones don't run out.
 *
 * @throws RangeError for a count that is not whole, and for a year that the calendar doesn't have
 */
export function forecast<T extends { clocks: readonly Clock[] }>(
  jobs: readonly T[],
  businessDays: number,
  frame: ClockFrame,
): ForecastEntry<T>[] {
  const last = dayText(stepWorkingDays(dayAt(frame.now), businessDays, 'service'));
  return jobs
    .flatMap((job) => job.clocks.map((clock) => ({ job, clock, due_day: clock.due_day })))
    .filter(
      (entry): entry is ForecastEntry<T> =>
        entry.clock.state === 'running' && entry.due_day !== null && entry.due_day <= last,
    )
    .sort((left, right) => ordered(left.clock.due_time ?? '', right.clock.due_time ?? ''));
}

function ordered(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
