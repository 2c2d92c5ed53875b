import { dayNumber, weekdayOf } from '../calendar/plain-day.ts';
import type { DayMention } from './day-mention.ts';
import { weekdaysInOrder } from './follow-weekdays.ts';
import { apart } from './lint-text.ts';
import { withWhiteSpace } from './phrases.ts';
import {
  byDayOfMonth,
  byLength,
  byMonth,
  byNumber,
  byWeekday,
  type DayWords,
  type Mentioned,
  MONTHS,
  monthEnd,
  NUMBERS,
  onDay,
  type Reading,
  WEEKDAYS,
} from './read-day.ts';

interface Form {
  pattern: RegExp;
  read(groups: DayWords, reading: Reading): Mentioned;
}

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
  form(
    `(?=[a-z])(?<=\\b(?:by|before) )(?<!(?:day|tomorrow|week|\\d(?:st|nd|rd|th)?),? (?:by|before) )(?:(?:the )?end of (?:the |my )?(?:business |working |work )?day|(?:the )?end of today|eod|cob|close of business|tonight)(?!,? (?:on |this |next |of )*(?:${MONTHS.join('|')}|${WEEKDAYS.join('|')}|tomorrow|the \\d|\\d))`,
    (_, { today }) => onDay(today),
  ),
  form(
    '(?=the)(?<=\\b(?:by|on|before|until|than) )the (?<day>\\d{1,2})(?:st|nd|rd|th)(?= ?(?:[.,;:!?)]|$|(?:you|I|we|it|at|and|or|but|so|if|with|as|for|to)\\b))',
    byDayOfMonth,
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
