import { approvalFix, approvalMilestone, missingApproval } from '../draft-approval.ts';
import { engagementOf } from '../engagement.ts';
import { compareInstants } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { approvalOf, newestReturn } from './chronology.ts';
import type { CloseFacts } from './facts.ts';
import {
  documentEvidence,
  type Evidence,
  jobEvidence,
  milestoneEvidence,
  ROCKET_TAX,
  type RuleVerdict,
  TAXFYLE_CLOSING,
  verdict,
  withAssumption,
} from './verdict.ts';

const CONSUMER = {
  id: 'X2',
  title: 'Draft, the client’s approval, then the final return',
  source: ROCKET_TAX,
};
const FIRM = { id: 'X2', title: 'The firm approved the draft', source: TAXFYLE_CLOSING };

/**
 * X2, Rocket Tax service expectations: a draft, the client's approval of the newest draft, and a
 * final return uploaded after it (D2). Work for a firm needs the draft and its approval (D6);
 * engagements without a return need neither.
 */
export function approvedReturnRule(facts: CloseFacts): RuleVerdict {
  const { kind } = engagementOf(facts.job.job_type);
  if (kind === 'other') {
    return verdict(CONSUMER, 'pass', `Job type ${facts.job.job_type} has no return to approve.`);
  }
  const head = kind === 'b2b' ? FIRM : CONSUMER;
  const draft = newestReturn(facts, 'draft');
  if (draft === undefined) {
    return verdict(
      head,
      'fail',
      withAssumption('There is no draft return.', facts),
      [],
      upload(facts, 'draft'),
    );
  }
  const evidence = [documentEvidence(draft), ...approvalEvidence(facts)];
  const approval = approvalOf(draft, facts);
  if (approval.state !== 'approved') {
    const status = approval.state === 'unknown' ? 'unknown' : 'fail';
    const reason = withAssumption(missingApproval(approval), facts);
    return verdict(head, status, reason, evidence, approvalFix(approval, facts.job.short_id));
  }
  if (kind === 'b2b') return verdict(head, 'pass', 'The newest draft was approved.', evidence);
  return judgeFinal(facts, approval.time, evidence);
}

function judgeFinal(facts: CloseFacts, approved: string, evidence: Evidence[]): RuleVerdict {
  const final = newestReturn(facts, 'final');
  if (final === undefined) {
    const reason = withAssumption('The draft is approved; the final return is missing.', facts);
    return verdict(CONSUMER, 'fail', reason, evidence, upload(facts, 'final'));
  }
  const all = [...evidence, documentEvidence(final)];
  if (compareInstants(final.create_time, approved) < 0) {
    const reason = 'The final return was uploaded before the client approved the newest draft.';
    return verdict(CONSUMER, 'fail', withAssumption(reason, facts), all, upload(facts, 'final'));
  }
  const reason = 'The client approved the newest draft and the final return followed.';
  return verdict(CONSUMER, 'pass', withAssumption(reason, facts), all);
}

function approvalEvidence(facts: CloseFacts): Evidence[] {
  const milestone = approvalMilestone(facts.milestones);
  return [
    ...(facts.job.step === null ? [] : [jobEvidence(facts, facts.job.step, facts.job.step_time)]),
    ...(milestone === undefined ? [] : [milestoneEvidence(milestone)]),
  ];
}

function upload(facts: CloseFacts, tag: 'draft' | 'final'): string {
  return taxqCommand('doc upload', [facts.job.short_id], `FILE --tag ${tag}`);
}
