import { findingsAt, type LintRule } from './finding.ts';
import type { LintText, Span } from './lint-text.ts';
import { type Result, resultsIn } from './result-statements.ts';

/** A text with which a job ends, or that tells what became of a filing. */
const CLOSES =
  /\bclos(?:e|es|ed|ing)\b[^.!?\n]{0,60}\b(?:job|engagement|order|chat)\b|\b(?:job|engagement|order|chat)\b[^.!?\n]{0,60}\bclos(?:e|es|ed|ing)\b|\baccepted\b|\bfiled on paper\b/i;

/** Of one return not both can be true. */
const AGAINST: Readonly<Record<Result['kind'], readonly Result['kind'][]>> = {
  refund: ['owed', 'no refund'],
  owed: ['refund', 'nothing owed'],
  'no refund': ['refund'],
  'nothing owed': ['owed'],
};

/**
 * Two results of one return in a close-out message, as when the choice among ready-made lines was
 * not made: M17. A refund is told of a place once, and no amount owed beside it.
 */
export const twoResults: LintRule = (message, { audience }) =>
  audience === 'note' || !CLOSES.test(message.plain)
    ? []
    : findingsAt(contradictions(message), {
        rule: 'M17',
        severity: 'error',
        message: 'Two results are told of the same return.',
        fix: 'Keep the one that is true, and take the other out.',
      });

function contradictions({ plain }: LintText): Span[] {
  const told = new Map<string, Result[]>();
  return resultsIn(plain).filter((result) => {
    const earlier = told.get(result.of) ?? [];
    if (!earlier.some((other) => isSame(other, result))) told.set(result.of, [...earlier, result]);
    return earlier.some((other) => contradict(other, result));
  });
}

const isSame = (one: Result, other: Result): boolean =>
  one.kind === other.kind && one.amount === other.amount;

function contradict(one: Result, other: Result): boolean {
  if (AGAINST[one.kind].includes(other.kind)) return true;
  const amounts = [one.amount, other.amount];
  return one.kind === other.kind && !amounts.includes(null) && amounts[0] !== amounts[1];
}
