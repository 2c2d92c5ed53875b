import type { ReturnForm } from './due-dates.ts';
import { dayNumber, dayText } from './plain-day.ts';

/** What can be rejected: a return, or the extension of one. */
export type FiledForm = ReturnForm | '4868' | '7004' | '8868';

export interface PerfectionPeriod {
  /** Calendar days, never extended for weekends or holidays. */
  days: number;
  /** The last day on which a corrected return counts as filed on time. */
  last_day: string;
  /** What is uncertain about it; null for nothing. */
  caution: string | null;
}

/** Hours within which the taxpayer is told of a rejection that can't be fixed. I6, Publication 1345. */
export const REJECT_NOTICE_HOURS = 24;

/** Calendar days for which a signed return may be held. I10. */
export const STOCKPILING_DAYS = 3;

const TEN_DAY_FORMS: ReadonlySet<FiledForm> = new Set(['1120', '1120-S', '1065', '990']);

/**
 * How long a rejected return that was sent on time may be corrected and sent again, counted from
 * the day of the rejection: I9. For Form 1041 sources name 5 and 10 days; the shorter is used.
 *
 * @throws RangeError for a text that is no calendar day
 */
export function perfectionPeriod(form: FiledForm, rejectedOn: string): PerfectionPeriod {
  const days = TEN_DAY_FORMS.has(form) ? 10 : 5;
  return {
    days,
    last_day: dayText(dayNumber(rejectedOn) + days),
    caution:
      form === '1041' ? 'Sources name 5 or 10 days for Form 1041; the shorter is used.' : null,
  };
}

/**
 * The last day on which a signed return may still be sent without counting as stockpiled: I10.
 * Days before the IRS opens e-filing don't count.
 *
 * @param opens the first day of e-filing; null when it is not known
 * @throws RangeError for a text that is no calendar day
 */
export function stockpilingEnd(signedOn: string, opens: string | null = null): string {
  const signed = dayNumber(signedOn);
  const from = opens === null ? signed : Math.max(signed, dayNumber(opens));
  return dayText(from + STOCKPILING_DAYS);
}
