import { assertKnownDay, type CalendarName, holidayOn } from './holidays.ts';
import { dayNumber, dayText, isWeekend } from './plain-day.ts';

/**
 * Whether a day, such as "2026-02-12", is Monday to Friday and no observed holiday. I14 and I15.
 *
 * @throws RangeError for a text that is no day, and for a year that the calendar doesn't have
 */
export function isBusinessDay(day: string, calendar: CalendarName = 'service'): boolean {
  return isWorkingDay(dayNumber(day), calendar);
}

/** The same by day number. */
export function isWorkingDay(day: number, calendar: CalendarName): boolean {
  assertKnownDay(day);
  return !isWeekend(day) && holidayOn(day, calendar) === null;
}

/**
 * The business day that is so many business days after a day; the day itself counts as 0 whether
 * it is one or not. A negative count goes back.
 *
 * @throws RangeError as {@link isBusinessDay} does, and for a count that is not whole
 */
export function addBusinessDays(
  day: string,
  count: number,
  calendar: CalendarName = 'service',
): string {
  return dayText(stepWorkingDays(dayNumber(day), count, calendar));
}

/** The same by day number. */
export function stepWorkingDays(day: number, count: number, calendar: CalendarName): number {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`);
  const step = Math.sign(count);
  let at = day;
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}
