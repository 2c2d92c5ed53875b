import { dayNumber, dayText, isWeekend } from '../calendar/plain-day.ts';
import type { DayMention } from './day-mention.ts';
import { dayMentions } from './day-mentions.ts';
import { type LintText, readLintText, type Span } from './lint-text.ts';
import { phrases, placeIn } from './phrases.ts';

/** A time by which the pro says that something of theirs will be there. */
export interface PromisedDate extends Span {
  /** The last day that keeps the promise, as `2026-03-09`; null while it depends on the client. */
  day: string | null;
  /** For a length of time, how many business days it is; null for a day. */
  businessDays: number | null;
}

const PROMISES = phrases(
  /\b(?:I|we)(?:'ll| will|'m going to| am going to|'re going to| are going to| plan to| expect to| aim to| hope to| intend to| can| should)\b(?! (?:be )?(?:out|away|back|unavailable|travel\w*|on vacation))/,
  /\b(?:and|then) (?:will|should) (?:have|send|upload|finish|get|be)\b/,
  /\byou(?:'ll| will| can| should| may) (?:expect|have|get|receive|see|find|hear)\b/,
  /\bexpect (?:to (?:see|get|have|receive) )?(?:your|the|a|my) (?:draft|return)/,
  /\b(?:I|we) (?:promise|guarantee|commit|pledge)\b|\byou have my word\b/,
  /\b(?:draft|returns?|it|everything|they|both|that|one)(?: \S+)? (?:will|should|'ll|is going to|can|might) (?:be |have |get )?(?:ready|done|finished|completed?|uploaded|posted|up|out|in|over|with you|there|here|available|prepared|follow|come|arrive|go)/,
  /\b(?:draft|returns?) (?:comes|arrives|follows|goes|is coming|is going)\b/,
  /\b(?:give|allow|grant) me(?: until)?\b|\b(?:I|we) need until\b/,
  /^\W*(?:your |the )?draft (?:by|on|within)\b/,
  /\b(?:estimated|scheduled|planned|slated) (?:for|by|to be)\b|\bestimated completion\b|\bcompletion (?:is|by|on)\b|\b(?:ETA|target date)\b/,
  /\b(?:aim|aiming|shoot|shooting|hope|hoping) for\b/,
);

/** What a date may belong to that the pro doesn't promise. */
const OTHERS = phrases(
  /\bplease\b|\b(?:could|would|will|can|did|do|have) you\b/,
  /\byou (?:must|need|have to|owe|may|can (?:pay|see|convert|agree|track|file|still)|should (?:pay|send|sign|upload)|will (?:owe|pay|need))/,
  /\b(?:need|want) (?:you|it|this|that|the|your|these|them)\b|\bif (?:you|I (?:have|get|receive)|the|we (?:have|get))\b/,
  /\b(?:due|deadline|extension|until|refunds?|payments?|pay|paid|payable|penalt\w+|interest|IRS|acceptance|accepted|rejected|transmitted|received|dated|filed|mailed|moved|sold|bought|born|was|were|had|lender|employer|brokers?|bank|must|requires?)\b/,
  /\b(?:the|your) state (?:refund|will|says|may|pays)\b/,
  /\b(?:out|away|back|unavailable|travell?ing|vacation)\b/,
);

/** What each date and length of time has in it: most sentences have nothing of it. */
const MAY_NAME_A_DAY = /\d|day|week|month|tomorrow/i;

const CONDITION =
  /\b(?:once|after|when|as soon as|provided|assuming|if) (?:(?:I|we|you|all|everything|the|your|that|these|it)\b)/i;
const BEFORE_NUMBERS =
  /\b(?:by|on|before|around|about|until|for|latest|than|this|next)\s+(?:\w+day,?\s+)?$/i;
const BEFORE_LENGTHS =
  /\b(?:within|in|need|needs|takes?|me|another|than)\s+(?:(?:about|around|roughly|approximately|at most|the|next|another|of)\s+)*$/i;

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

const DURING = /^over the weekend$/i;
const DELIVERS =
  /\b(?:have|get|send|upload|finish\w*|ready|done|complete\w*|deliver|expect|receive)\b/i;

/** The words nearest before a date say whose it is, or else the first ones after it. */
function isPromised(sentence: string, { start, end, when }: DayMention): boolean {
  const { before, after } = placeIn(sentence, { start: 0, end: sentence.length }, { start, end });
  if (/^\d+\//.test(sentence.slice(start, end)) && !BEFORE_NUMBERS.test(before)) return false;
  if ('count' in when && !BEFORE_LENGTHS.test(before)) return false;
  // What fills a weekend isn’t promised for its end.
  if (DURING.test(sentence.slice(start, end)) && !DELIVERS.test(sentence)) return false;
  const promise = lastOf(before, PROMISES);
  const other = lastOf(before, OTHERS);
  if (promise >= 0 || other >= 0) return promise >= other;
  const promiseAfter = firstOf(after, PROMISES);
  const otherAfter = firstOf(after, OTHERS);
  return promiseAfter >= 0 && (otherAfter < 0 || promiseAfter < otherAfter);
}

const positions = (text: string, list: typeof PROMISES): number[] =>
  list.flatMap(({ words }) =>
    // As for the days themselves: looking first is cheap.
    text.search(words) < 0
      ? []
      : [...text.matchAll(words)].map((found) => found.index + found[0].length),
  );
const lastOf = (text: string, list: typeof PROMISES) => Math.max(-1, ...positions(text, list));
const firstOf = (text: string, list: typeof PROMISES) => {
  const all = positions(text, list);
  return all.length === 0 ? -1 : Math.min(...all);
};

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
