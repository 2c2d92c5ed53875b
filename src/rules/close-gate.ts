import { approvedReturnRule } from './close-gate/approved-return.ts';
import { closingMessageRule } from './close-gate/closing-message.ts';
import type { CloseFacts } from './close-gate/facts.ts';
import { filingProofRule } from './close-gate/filing-proof.ts';
import { jobOpenRule } from './close-gate/job-open.ts';
import { milestonesRule } from './close-gate/milestones.ts';
import { moneyStepsRule } from './close-gate/money-steps.ts';
import { nothingOpenRule } from './close-gate/nothing-open.ts';
import type { RuleVerdict } from './close-gate/verdict.ts';

export interface CloseVerdict {
  /** True when every rule passes or is met by closing itself; an unknown is never ready. */
  ready: boolean;
  rules: RuleVerdict[];
}

/**
 * Judges whether a job may be closed, rule by rule, with the evidence for each: X1, X2, X3, X7,
 * X8, X9 and X11 of the Rocket Tax service expectations and the Taxfyle jobs dashboard. Closing
 * cannot be undone by the pro, so what cannot be told counts against it.
 *
 * @throws RangeError for a time that is not an ISO 8601 instant
 */
export function closeGate(facts: CloseFacts): CloseVerdict {
  const rules = [
    milestonesRule(facts),
    approvedReturnRule(facts),
    filingProofRule(facts),
    closingMessageRule(facts),
    moneyStepsRule(facts),
    nothingOpenRule(facts),
    jobOpenRule(facts),
  ];
  return {
    ready: rules.every(({ status }) => status === 'pass' || status === 'on_close'),
    rules,
  };
}
