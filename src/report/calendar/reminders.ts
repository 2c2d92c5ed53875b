import { stepWorkingDays } from '../../rules/calendar/business-days.ts';
import { DAY_MS } from '../../rules/calendar/plain-day.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { dayAt, HOUR_MS } from '../../rules/clocks/work-time.ts';

/** When a working day begins, on the pro's wall. */
const MORNING = 9 * HOUR_MS;
const SHORTLY_BEFORE = 2 * HOUR_MS;

/**
 * When to remind of a due time: on the morning of the business day before, and two hours before, or
 * on the morning of the day when its end is meant. Only what lies ahead; ISO 8601 instants.
 *
 * @throws RangeError for a year that the calendar doesn't have
 */
export function reminders(dueTime: string, frame: ClockFrame): string[] {
  const due = frame.wall(dueTime);
  const day = dayAt(due);
  const isEndOfDay = (due + 1) % DAY_MS === 0;
  const dayBefore = stepWorkingDays(day, -1, 'service') * DAY_MS + MORNING;
  const shortly = isEndOfDay ? day * DAY_MS + MORNING : due - SHORTLY_BEFORE;
  return [dayBefore, shortly].filter((at) => at > frame.now).map((at) => frame.instant(at));
}
