import type { Decision } from './decision.ts';
import { approvalFix, draftApproval, missingApproval } from './draft-approval.ts';
import { engagementOf } from './engagement.ts';
import { newestOf } from './instants.ts';
import { taxqCommand } from './suggested-command.ts';
import { type TagIds, tagWordOf } from './tags.ts';

export interface DocumentOrderFacts {
  job: { short_id: string; job_type: string | null; step: string | null; step_time: string | null };
  milestones: readonly { id: string; name: string; completed: boolean }[] | null;
  documents: readonly { id: string; create_time: string; document_type_id: string | null }[];
  tagIds: TagIds;
  /** The tag of the document about to be uploaded. */
  document_type_id: string;
}

/**
 * Forbids a final return before the client has approved the newest draft: rule D2, Rocket Tax
 * service expectations. Other documents, and jobs that have no return, are always allowed.
 *
 * @throws RangeError for a time that is not an instant
 */
export function documentOrderDecision(facts: DocumentOrderFacts): Decision {
  const { job } = facts;
  const isFinal = tagWordOf(facts.document_type_id, facts.tagIds) === 'final';
  if (!isFinal || engagementOf(job.job_type).kind === 'other') {
    return allowed('This document has no order to keep.');
  }
  const drafts = facts.documents.filter((item) => item.document_type_id === facts.tagIds.draft);
  const draft = newestOf(drafts);
  if (draft === undefined) {
    return forbidden(
      'The job has no draft return yet.',
      taxqCommand('doc upload', [job.short_id], 'FILE --tag draft'),
    );
  }
  const approval = draftApproval({
    step: job.step,
    step_time: job.step_time,
    draft_time: draft.create_time,
    milestones: facts.milestones,
  });
  if (approval.state === 'approved') return allowed('The client approved the newest draft.');
  return forbidden(missingApproval(approval), approvalFix(approval, job.short_id));
}

function allowed(reason: string): Decision {
  return { allowed: true, rule: null, reason, fix: null };
}

function forbidden(reason: string, fix: string): Decision {
  return { allowed: false, rule: 'D2', reason, fix };
}
