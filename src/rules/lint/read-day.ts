import { dayOf, dayText, weekdayOf } from '../calendar/plain-day.ts';
import type { DayMention } from './day-mention.ts';

/** Where the calendar of the reader stands: day numbers from 1970-01-01. */
export interface Reading {
  today: number;
}

/** The parts of a day as they were written, by name. */
export type DayWords = Readonly<Record<string, string | undefined>>;

/** What a form of words means; null when it is no day. */
export type Mentioned = DayMention['when'] | null;

/** How months begin, January first. */
export const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
/** How weekdays begin, Sunday first. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Numbers in words, one first. */
export const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
    ' ',
  );
const HALF_YEAR = 183;

/** A day by its number. */
export const onDay = (day: number): Mentioned => ({ day: dayText(day) });

/** `2026-03-09` and `3/9`. */
export function byNumber({ year, number, day }: DayWords, reading: Reading): Mentioned {
  return calendarDay(year, Number(number), Number(day), reading);
}

/** `March 9`. */
export function byMonth({ year, month = '', day }: DayWords, reading: Reading): Mentioned {
  return calendarDay(
    year,
    MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    Number(day),
    reading,
  );
}

/** A day of this month, or of the next when it has gone by. */
export function byDayOfMonth({ day }: DayWords, { today }: Reading): Mentioned {
  const [year = 0, month = 0, now = 0] = dayText(today).split('-').map(Number);
  const wanted = Number(day);
  const number = dayOf(year, wanted < now ? month + 1 : month, wanted);
  return Number(dayText(number).slice(8)) === wanted ? onDay(number) : null;
}

/** `five business days`, `two weeks`. */
export function byLength({ count = '', kind, unit }: DayWords): Mentioned {
  const word = count.toLowerCase();
  const named = NUMBERS.indexOf(word) + 1;
  const number = Number(word) || named || (/few/.test(word) ? 3 : /couple/.test(word) ? 2 : 1);
  if (unit?.toLowerCase() === 'week') return { count: number * 5, unit: 'business day' };
  if (unit?.toLowerCase() === 'month') return { count: number * 30, unit: 'day' };
  const isCalendar = kind === undefined ? number > 3 : /calendar/i.test(kind);
  return { count: number, unit: isCalendar ? 'day' : 'business day' };
}

/** The next such day after today. */
export function byWeekday({ weekday = '' }: DayWords, { today }: Reading): Mentioned {
  const wanted = WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase());
  return onDay(today + ((wanted - weekdayOf(today) + 7) % 7 || 7));
}

function calendarDay(
  year: string | undefined,
  month: number,
  day: number,
  { today }: Reading,
): Mentioned {
  const thisYear = Number(dayText(today).slice(0, 4));
  const told = year === undefined ? thisYear : Number(year.length === 2 ? `20${year}` : year);
  if (month < 1 || month > 12 || day < 1) return null;
  const number = dayOf(told, month, day);
  if (Number(dayText(number).slice(8)) !== day) return null;
  if (year !== undefined || Math.abs(number - today) <= HALF_YEAR) return onDay(number);
  return onDay(dayOf(number < today ? told + 1 : told - 1, month, day));
}

/** The number of the last day of a month, so many months later. */
export function monthEnd(today: number, later: number): number {
  const [year = 0, month = 0] = dayText(today).split('-').map(Number);
  return dayOf(year, month + 1 + later, 0);
}
