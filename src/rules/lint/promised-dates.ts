import { dayNumber, dayText, isWeekend } from '../calendar/plain-day.ts';
import { dayMentions } from './day-mentions.ts';
import { type LintText, readLintText, type Span } from './lint-text.ts';
import { isPromised } from './whose-date.ts';

/** A time by which the pro says that something of theirs will be there. */
export interface PromisedDate extends Span {
  /** The last day that keeps the promise, as `2026-03-09`; null while it depends on the client. */
  day: string | null;
  /** For a length of time, how many business days it is; null for a day. */
  businessDays: number | null;
}

/** What each date and length of time has in it: most sentences have nothing of it. */
const MAY_NAME_A_DAY = /\d|day|week|month|tomorrow|tonight|\b(?:eod|cob)\b|close of business/i;

const CONDITION =
  /\b(?:once|after|when|as soon as|provided|assuming|if) (?:(?:I|we|you|all|everything|the|your|that|these|it)\b)/i;
/**
 * The dates by which a text promises something of the pro's own (M3, Rocket Tax service
 * expectations): not those that bind the client, the IRS or anybody else, nor those gone by.
 *
 * @param today as `2026-03-02`
 * @param isBusinessDay what counts as a business day; Monday to Friday when it is not given
 * @throws RangeError when `today` is no day
 */
export function promisedDates(
  text: string,
  today: string,
  isBusinessDay?: ((day: string) => boolean) | null,
): PromisedDate[] {
  return promisesIn(readLintText(text), today, isBusinessDay ?? null);
}

/** The same of a text that is read already. */
export function promisesIn(
  { plain, sentences }: LintText,
  today: string,
  isBusinessDay: ((day: string) => boolean) | null,
): PromisedDate[] {
  return sentences.flatMap((sentence) => {
    const part = plain.slice(sentence.start, sentence.end);
    if (!MAY_NAME_A_DAY.test(part)) return [];
    const isConditional = CONDITION.test(part);
    return dayMentions(part, today)
      .filter((mention) => isPromised(part, mention))
      .map(({ start, end, when }) => {
        const last = 'day' in when ? when.day : lastDay(when, today, isBusinessDay);
        return {
          start: sentence.start + start,
          end: sentence.start + end,
          day: 'count' in when && isConditional ? null : last,
          businessDays: 'count' in when ? businessDaysUntil(last, today, isBusinessDay) : null,
        };
      })
      .filter(({ day }) => day === null || day >= today);
  });
}

function lastDay(
  { count, unit }: { count: number; unit: 'business day' | 'day' },
  today: string,
  isBusinessDay: ((day: string) => boolean) | null,
): string {
  return unit === 'day'
    ? dayText(dayNumber(today) + count)
    : businessDaysAfter(today, count, isBusinessDay);
}

/** The day so many business days later. */
export function businessDaysAfter(
  today: string,
  count: number,
  isBusinessDay: ((day: string) => boolean) | null,
): string {
  let day = dayNumber(today);
  for (let left = count; left > 0; ) {
    day += 1;
    if (isBusinessDay?.(dayText(day)) ?? !isWeekend(day)) left -= 1;
  }
  return dayText(day);
}

function businessDaysUntil(
  last: string,
  today: string,
  isBusinessDay: ((day: string) => boolean) | null,
): number {
  let count = 0;
  for (let day = dayNumber(today) + 1; day <= dayNumber(last); day += 1) {
    if (isBusinessDay?.(dayText(day)) ?? !isWeekend(day)) count += 1;
  }
  return count;
}
