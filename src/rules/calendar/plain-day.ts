/** Milliseconds of a day in which no clock is changed. */
export const DAY_MS = 86_400_000;

const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;
const THURSDAY = 4;

/**
 * Counts a calendar day such as "2026-02-12" from 1970-01-01, which is 0.
 *
 * @throws RangeError when the text is not a day of the calendar
 */
export function dayNumber(day: string): number {
  const time = PLAIN_DAY.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(time) || dayText(time / DAY_MS) !== day) {
    throw new RangeError(`Not a calendar day such as 2026-02-12: ${day}`);
  }
  return time / DAY_MS;
}

/** The day's text, such as "2026-02-12". */
export function dayText(day: number): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  // Several times faster than writing down the whole instant, which a queue would do very often.
  return year >= 1000 && year <= 9999
    ? `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
    : date.toISOString().slice(0, 10);
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** Day number of a year, a month from 1 to 12 and a day of the month. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

/** True for Saturday and Sunday. */
export function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}
