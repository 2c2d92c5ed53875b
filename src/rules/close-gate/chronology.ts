import { type DraftApproval, draftApproval } from '../draft-approval.ts';
import { compareInstants, newestOf } from '../instants.ts';
import type { CloseDocument, CloseFacts, CloseMessage } from './facts.ts';

/** The newest document with the tag, or undefined. */
export function newestReturn(facts: CloseFacts, tag: 'draft' | 'final'): CloseDocument | undefined {
  return newestOf(facts.documents.filter((item) => item.document_type_id === facts.tagIds[tag]));
}

/** What became of the given draft. */
export function approvalOf(draft: CloseDocument, facts: CloseFacts): DraftApproval {
  const { step, step_time } = facts.job;
  const { milestones } = facts;
  return draftApproval({ step, step_time, draft_time: draft.create_time, milestones });
}

/** When the newest draft was approved, or null when that is not proven. */
export function approvalTime(facts: CloseFacts): string | null {
  const draft = newestReturn(facts, 'draft');
  const approval = draft && approvalOf(draft, facts);
  return approval?.state === 'approved' ? approval.time : null;
}

/** The pro's messages since the newest final return, oldest first; none without a final. */
export function messagesAfterFinal(facts: CloseFacts): CloseMessage[] {
  const final = newestReturn(facts, 'final');
  if (final === undefined || facts.job.pro_user_id === null) return [];
  return facts.messages
    .filter((message) => message.sender_user_id === facts.job.pro_user_id)
    .filter((message) => compareInstants(message.create_time, final.create_time) >= 0)
    .toSorted(oldestFirst);
}

/** Sorts by time, the smaller id first on a tie. */
export function oldestFirst(
  left: { id: string; create_time: string },
  right: { id: string; create_time: string },
): number {
  return compareInstants(left.create_time, right.create_time) || (left.id < right.id ? -1 : 1);
}

/** Whether a document is no older than the newest draft, and so belongs to it. */
export function isOfNewestDraft({ create_time }: CloseDocument, facts: CloseFacts): boolean {
  const draft = newestReturn(facts, 'draft');
  return draft === undefined || compareInstants(create_time, draft.create_time) >= 0;
}
