import {
  approvalFix,
  approvalMilestone,
  type DraftApproval,
  missingApproval,
} from '../draft-approval.ts';
import { engagementOf } from '../engagement.ts';
import { compareInstants } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { approvalOf, newestReturn } from './chronology.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { openQuestion } from './open-question.ts';
import {
  documentEvidence,
  doesNotApply,
  type Evidence,
  jobEvidence,
  milestoneEvidence,
  ROCKET_TAX,
  type RuleHead,
  type RuleVerdict,
  TAXFYLE_CLOSING,
  verdict,
  withAssumption,
} from './verdict.ts';

const CONSUMER = {
  id: 'X2',
  title: 'Draft, the client’s approval, then the final return',
  source: ROCKET_TAX,
  covers: ['D2'],
};
const FIRM = {
  id: 'X6',
  title: 'The firm approved the draft',
  source: TAXFYLE_CLOSING,
  covers: ['D6'],
};

/**
 * X2, Rocket Tax service expectations: a draft, the client's approval of the newest draft, and a
 * final return uploaded after it (D2). It binds consumers' returns.
 */
export function approvedReturnRule(facts: CloseFacts): RuleVerdict {
  const { kind } = engagementOf(facts.job.job_type);
  if (kind === 'b2c') return judgeDraft(CONSUMER, facts);
  const reason =
    kind === 'b2b'
      ? 'Of a firm’s job the firm’s approval counts (X6).'
      : `Job type ${facts.job.job_type} has no return to approve.`;
  return doesNotApply(CONSUMER, reason);
}

/** X6, Taxfyle help center: a firm's job closes once the firm approved the newest draft (D6). */
export function firmApprovalRule(facts: CloseFacts): RuleVerdict {
  return engagementOf(facts.job.job_type).kind === 'b2b'
    ? judgeDraft(FIRM, facts)
    : doesNotApply(FIRM, 'The job is not a firm’s.');
}

function judgeDraft(head: RuleHead, facts: CloseFacts): RuleVerdict {
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
    return verdict(head, status, reason, evidence, fixFor(approval, draft, facts));
  }
  if (head === FIRM) return verdict(head, 'pass', 'The newest draft was approved.', evidence);
  return judgeFinal(facts, approval.time, evidence);
}

/** A client who has been asked about this draft already isn't asked again: M1. */
function fixFor(approval: DraftApproval, draft: CloseDocument, facts: CloseFacts): string {
  const { short_id } = facts.job;
  const asked = approval.state === 'waiting' ? openQuestion(facts) : null;
  return asked !== null && compareInstants(asked.create_time, draft.create_time) >= 0
    ? taxqCommand('note add', [short_id], '--kind waiting')
    : approvalFix(approval, short_id);
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
