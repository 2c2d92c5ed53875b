import { dayNumber, dayOf, dayText, weekdayOf } from '../calendar/plain-day.ts';
import type { DayMention } from './day-mention.ts';
import { weekdaysInOrder } from './follow-weekdays.ts';
import { apart } from './lint-text.ts';
import { withWhiteSpace } from './phrases.ts';

/** Where the calendar of the reader stands: day numbers from 1970-01-01. */
interface Reading {
  today: number;
}

interface Form {
  pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>, reading: Reading): Mentioned;
}

type Mentioned = DayMention['when'] | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
    ' ',
  );
const HALF_YEAR = 183;
const FRIDAY = 5;
const SATURDAY = 6;

const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?:, (?:the )?|\\b,? ?)';
const YEAR = '(?:,? (?<year>20\\d\\d))?';

const form = (pattern: string, read: Form['read']): Form => ({
  pattern: new RegExp(`(?<![\\w/.-])${withWhiteSpace(pattern)}(?![\\w/-])`, 'gi'),
  read,
});

/** In the order in which they are tried; what a longer form took, a shorter one doesn't. */
const FORMS: readonly Form[] = [
  form('(?<year>20\\d\\d)-(?<number>\\d\\d)-(?<day>\\d\\d)', byNumber),
  form(`(?:${WEEKDAY})?${MONTH}\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?${YEAR}`, byMonth),
  form(`(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}${YEAR}`, byMonth),
  form('(?<number>\\d{1,2})/(?<day>\\d{1,2})(?:/(?<year>(?:20)?\\d\\d))?', byNumber),
  form(
    `(?<count>\\d{1,2}|an?|${NUMBERS.join('|')}|a few|(?:the next )?(?:a )?couple(?: of)?) (?<kind>business |working |calendar )?(?<unit>day|week|month)s?(?! (?:ago|old|earlier|before|late))`,
    byLength,
  ),
  form('(?:this |next |coming |on )?(?<weekday>mon|tues|wednes|thurs|fri|satur|sun)day', byWeekday),
  form('(?:this|the|on the|over the|next) weekend', (_, { today }) =>
    onDay(today + ((SATURDAY - weekdayOf(today) + 7) % 7)),
  ),
  form('tomorrow', (_, { today }) => onDay(today + 1)),
  form('(?:the )?end of (?:the|this) week', (_, { today }) =>
    onDay(today + ((FRIDAY - weekdayOf(today) + 7) % 7)),
  ),
  form('(?:the )?end of (?:the|this) month', (_, { today }) => onDay(monthEnd(today, 0))),
  form('next week', (_, { today }) => onDay(today + 7 + FRIDAY - weekdayOf(today))),
  form('next month', (_, { today }) => onDay(monthEnd(today, 1))),
];

/**
 * The days and lengths of time that a text names, in order. A day without a year is the one nearest
 * to today; a length such as "two weeks" is counted, and "next week" means its Friday at the latest.
 *
 * @param today as `2026-03-02`
 */
export function dayMentions(plain: string, today: string): DayMention[] {
  const reading = { today: dayNumber(today) };
  // Looking first is cheap, and mostly enough; matching all copies the pattern.
  const named = FORMS.filter(({ pattern }) => plain.search(pattern) >= 0);
  const found = named.flatMap(({ pattern, read }) =>
    [...plain.matchAll(pattern)].flatMap((match): DayMention[] => {
      const when = read(match.groups ?? {}, reading);
      const { index: start } = match;
      return when === null ? [] : [{ start, end: start + match[0].length, when }];
    }),
  );
  return weekdaysInOrder(
    plain,
    apart(found).sort((one, other) => one.start - other.start),
  );
}

const onDay = (day: number): Mentioned => ({ day: dayText(day) });

function byNumber({ year, number, day }: Parameters<Form['read']>[0], reading: Reading): Mentioned {
  return calendarDay(year, Number(number), Number(day), reading);
}

function byMonth(
  { year, month = '', day }: Parameters<Form['read']>[0],
  reading: Reading,
): Mentioned {
  return calendarDay(
    year,
    MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    Number(day),
    reading,
  );
}

function byLength({ count = '', kind, unit }: Parameters<Form['read']>[0]): Mentioned {
  const word = count.toLowerCase();
  const named = NUMBERS.indexOf(word) + 1;
  const number = Number(word) || named || (/few/.test(word) ? 3 : /couple/.test(word) ? 2 : 1);
  if (unit?.toLowerCase() === 'week') return { count: number * 5, unit: 'business day' };
  if (unit?.toLowerCase() === 'month') return { count: number * 30, unit: 'day' };
  const isCalendar = kind === undefined ? number > 3 : /calendar/i.test(kind);
  return { count: number, unit: isCalendar ? 'day' : 'business day' };
}

function byWeekday({ weekday = '' }: Parameters<Form['read']>[0], { today }: Reading): Mentioned {
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

function monthEnd(today: number, later: number): number {
  const [year = 0, month = 0] = dayText(today).split('-').map(Number);
  return dayOf(year, month + 1 + later, 0);
}
