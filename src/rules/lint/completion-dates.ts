import type { LintFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { LintText } from './lint-text.ts';
import { businessDaysAfter, type PromisedDate, promisesIn } from './promised-dates.ts';

/** Business days that a promised date may be out: M3, Rocket Tax service expectations. */
const DAYS_OUT = 7;

/**
 * Promised dates that can't be kept or are too far out: M3, Rocket Tax service expectations. A date
 * may be 7 business days out, or as far as the draft's due day once its clock runs.
 */
export function completionDates(message: LintText, facts: LintFacts): Finding[] {
  const { audience, today } = facts;
  if (audience === 'note' || today === null) return [];
  return promisesIn(message, today, facts.isBusinessDay).flatMap((promise) => {
    const trouble = troubleWith(promise, today, facts);
    if (trouble === null) return [];
    const { start, end } = promise;
    return [{ rule: 'M3', severity: 'warning', start, end, ...trouble }];
  });
}

function troubleWith(
  { day, businessDays }: PromisedDate,
  today: string,
  { draftDue, isBusinessDay }: LintFacts,
): { message: string; fix: string } | null {
  if (day === null) return (businessDays ?? 0) > DAYS_OUT ? TOO_LONG : null;
  if (draftDue !== null) {
    if (day > draftDue) {
      return {
        message: `${day} is after ${draftDue}, the day by which the draft is due.`,
        fix: `Promise ${draftDue} or an earlier day that you are sure of.`,
      };
    }
  } else if (day > businessDaysAfter(today, DAYS_OUT, isBusinessDay)) return TOO_LONG;
  // Who promises today is at work.
  if (businessDays === null && day !== today && isBusinessDay?.(day) === false) {
    return {
      message: `${day} is not a business day.`,
      fix: 'Promise a business day that you are sure of.',
    };
  }
  return null;
}

const TOO_LONG = {
  message: 'The date is more than 7 business days out, longer than a draft may take.',
  fix: 'Promise a day within 7 business days that you are sure of, or none.',
};
