import { DAY_MS, weekdayOf } from '../calendar/plain-day.ts';
import type { Clock } from './clock.ts';
import type { ClockFrame } from './frame.ts';
import { dayAt, HOUR_MS, type WorkDay } from './work-time.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** More days than these are counted, not listed. */
const LISTED_DAYS = 12;

/** A day as "Thu 12 Feb", with the year when it isn't this one. */
export function dayWords(day: number, frame: ClockFrame): string {
  return `${weekdayWord(day)} ${dateWords(day, frame)}`;
}

function dateWords(day: number, frame: ClockFrame): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const thisYear = new Date(frame.now).getUTCFullYear();
  const words = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year === thisYear ? words : `${words} ${year}`;
}

/** A time on the wall as "Thu 12 Feb 14:00". */
export function timeWords(wall: number, frame: ClockFrame): string {
  return `${dayWords(dayAt(wall), frame)} ${hourWords(wall)}`;
}

/** A due time for a column: "17 Feb 14:00", or "24 Feb" for the end of a day. */
export function shortDueWords(due: number, frame: ClockFrame): string {
  const date = dateWords(dayAt(due), frame);
  return (due + 1) % DAY_MS === 0 ? date : `${date} ${hourWords(due)}`;
}

function hourWords(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16);
}

/** When something is due, as "Tue 17 Feb 14:00 EST" or "the end of Tue 24 Feb EST". */
export function dueWords(due: number, frame: ClockFrame): string {
  const isEnd = due % DAY_MS === 0;
  const zone = frame.zoneName(isEnd ? due - 1 : due);
  return isEnd
    ? `the end of ${dayWords(dayAt(due) - 1, frame)} ${zone}`
    : `${timeWords(due, frame)} ${zone}`;
}

/** Milliseconds as "10 h", "10 h 30 min" or "45 min", cut to whole minutes; never negative. */
export function hoursWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const hours = Math.floor((minutes * 60_000) / HOUR_MS);
  const rest = minutes % 60;
  if (rest === 0) return `${hours} h`;
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** What is left on a clock: whole hours, or minutes when there are fewer; "73 h late", or "late". */
export function leftWords({ state, left_ms }: Pick<Clock, 'state' | 'left_ms'>): string {
  const left = Math.abs(left_ms ?? 0);
  const words = hoursWords(left < HOUR_MS ? left : left - (left % HOUR_MS));
  if (state !== 'overdue') return words;
  return left < HOUR_MS ? 'late' : `${words} late`;
}

/** The sum of a clock that counts hours: "Runs Thu 10 h, Fri 24 h, Mon holiday (…) 0 h: 34 h". */
export function runWords(days: readonly WorkDay[]): string {
  const listed = days.slice(0, LISTED_DAYS).map(({ day, ms, holiday }) => {
    const why = holiday === null ? '' : `holiday (${holiday}) `;
    return `${weekdayWord(day)} ${why}${hoursWords(ms)}`;
  });
  const more = days.length - listed.length;
  if (more > 0) listed.push(`${more} more weekdays`);
  return `Runs ${listed.join(', ')}: ${hoursWords(days.reduce((sum, { ms }) => sum + ms, 0))}`;
}

/** The count of a clock that counts days, without its first: "Business days: 1 Fri 13 Feb, …". */
export function countWords(days: readonly WorkDay[], frame: ClockFrame): string {
  let count = 0;
  const listed = days.slice(0, LISTED_DAYS + 2).map(({ day, holiday }) => {
    if (holiday !== null) return `${dayWords(day, frame)} is a holiday (${holiday})`;
    count += 1;
    return `${count} ${dayWords(day, frame)}`;
  });
  const more = days.length - listed.length;
  if (more > 0) listed.push(`${more} more weekdays`);
  return `Business days: ${listed.join(', ')}`;
}

function weekdayWord(day: number): string {
  return WEEKDAYS[weekdayOf(day)] ?? '';
}
