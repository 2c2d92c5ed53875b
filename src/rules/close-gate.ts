import { answeredTogether } from './close-gate/answers.ts';
import { approvedReturnRule, firmApprovalRule } from './close-gate/approved-return.ts';
import { clientSilentRule } from './close-gate/client-silent.ts';
import { closingMessageRule } from './close-gate/closing-message.ts';
import type { CloseFacts } from './close-gate/facts.ts';
import { federalFirstRule } from './close-gate/federal-first.ts';
import { filingProofRule } from './close-gate/filing-proof.ts';
import { jobOpenRule } from './close-gate/job-open.ts';
import { localCopyRule } from './close-gate/local-copy.ts';
import { mailingProofRule } from './close-gate/mailing-proof.ts';
import { milestonesRule } from './close-gate/milestones.ts';
import { moneyStepsRule } from './close-gate/money-steps.ts';
import { nothingOpenRule } from './close-gate/nothing-open.ts';
import { onePlaceRule } from './close-gate/one-place.ts';
import { signedFirstRule } from './close-gate/signed-first.ts';
import { signedPapersRule } from './close-gate/signed-papers.ts';
import { uploadsTaggedRule } from './close-gate/uploads-tagged.ts';
import type { RuleVerdict } from './close-gate/verdict.ts';

export interface CloseVerdict {
  /** True when every rule passes or is met by closing itself; an unknown is never ready. */
  ready: boolean;
  rules: RuleVerdict[];
}

/**
 * Judges whether a job may be closed, rule by rule, with the evidence for each: X1 to X11 and X14
 * with D1 to D4 and D6 of the Rocket Tax service expectations, the Taxfyle jobs dashboard and help
 * center, I1 and I8 of the IRS. Which rules bind depends on the kind of job and on how the return is
 * filed in each jurisdiction. Closing cannot be undone by the pro, so what cannot be told counts
 * against it.
 *
 * @throws RangeError for a time that is not an ISO 8601 instant
 */
export function closeGate(facts: CloseFacts): CloseVerdict {
  const rules = [
    milestonesRule(facts),
    approvedReturnRule(facts),
    firmApprovalRule(facts),
    filingProofRule(facts),
    mailingProofRule(facts),
    federalFirstRule(facts),
    signedPapersRule(facts),
    signedFirstRule(facts),
    uploadsTaggedRule(facts),
    onePlaceRule(facts),
    closingMessageRule(facts),
    moneyStepsRule(facts),
    nothingOpenRule(facts),
    clientSilentRule(facts),
    jobOpenRule(facts),
    localCopyRule(facts),
  ];
  return {
    ready: rules.every(({ status }) => status === 'pass' || status === 'on_close'),
    rules: answeredTogether(rules, facts.job),
  };
}
