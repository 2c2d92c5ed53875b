import { isWorkingDay, stepWorkingDays } from '../calendar/business-days.ts';
import { holidayOn } from '../calendar/holidays.ts';
import { DAY_MS, isWeekend } from '../calendar/plain-day.ts';

export const HOUR_MS = 3_600_000;

/** A stretch on the wall clock, in milliseconds as the frame counts them. */
export interface Stretch {
  from: number;
  to: number;
}

/** One weekday of a stretch, for the sum that is shown. */
export interface WorkDay {
  /** Day number. */
  day: number;
  /** Milliseconds that count on it. */
  ms: number;
  holiday: string | null;
}

/**
 * Milliseconds on business days between two times on the wall, negative when `to` is earlier. A
 * business day runs from midnight to midnight and counts 24 hours, also when clocks are changed.
 *
 * @throws RangeError for a year that the calendar doesn't have
 */
export function workBetween(from: number, to: number): number {
  if (to < from) return 0 - workBetween(to, from);
  let sum = 0;
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1) {
    if (isWorkingDay(day, 'service')) sum += overlap(day, from, to);
  }
  return sum;
}

/**
 * The time on the wall at which so many milliseconds (above 0) on business days have passed. It
 * lies within a business day or at its very end, where the next day begins.
 *
 * @throws RangeError for a year that the calendar doesn't have
 */
export function addWork(from: number, ms: number): number {
  let left = ms;
  for (let day = Math.floor(from / DAY_MS); ; day += 1) {
    if (!isWorkingDay(day, 'service')) continue;
    const start = Math.max(from, day * DAY_MS);
    const available = (day + 1) * DAY_MS - start;
    if (left <= available) return start + left;
    left -= available;
  }
}

/** The end of the business day that is so many after the day of a time: the next midnight. */
export function endOfWorkDay(from: number, days: number): number {
  return endOfDay(stepWorkingDays(dayAt(from), days, 'service'));
}

/** The midnight at the end of a day, by day number. */
export function endOfDay(day: number): number {
  return (day + 1) * DAY_MS;
}

/** Day number of a time on the wall. */
export function dayAt(wall: number): number {
  return Math.floor(wall / DAY_MS);
}

/** The same without the pauses, which don't overlap each other. */
export function runTime(from: number, to: number, pauses: readonly Stretch[]): number {
  return pauses.reduce(
    (sum, pause) => {
      const start = Math.max(from, pause.from);
      const end = Math.min(to, pause.to);
      return end > start ? sum - workBetween(start, end) : sum;
    },
    workBetween(from, to),
  );
}

/** The weekdays of a stretch with what counts on each; weekends are left out. */
export function workDays(from: number, to: number, pauses: readonly Stretch[]): WorkDay[] {
  const days: WorkDay[] = [];
  for (let day = dayAt(from); day * DAY_MS < to; day += 1) {
    if (isWeekend(day)) continue;
    const start = Math.max(from, day * DAY_MS);
    const end = Math.min(to, endOfDay(day));
    days.push({ day, ms: runTime(start, end, pauses), holiday: holidayOn(day, 'service') });
  }
  return days;
}

function overlap(day: number, from: number, to: number): number {
  return Math.min(to, endOfDay(day)) - Math.max(from, day * DAY_MS);
}
