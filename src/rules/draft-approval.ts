import { compareInstants } from './instants.ts';
import { taxqCommand } from './suggested-command.ts';

export interface ApprovalFacts {
  /** The job's progress step and when it was reached, as the public API documents them. */
  step: string | null;
  step_time: string | null;
  /** When the newest draft return was uploaded. */
  draft_time: string;
  milestones: readonly { id: string; name: string; completed: boolean }[] | null;
}

/** What became of the newest draft return. `outdated`: an older draft was approved, not this one. */
export type DraftApproval =
  | { state: 'approved'; time: string }
  | { state: 'outdated'; time: string }
  | { state: 'rejected' }
  | { state: 'waiting' }
  | { state: 'unknown'; why: string };

/**
 * Tells whether the client approved the newest draft. Only the progress step with its time proves
 * it; a ticked milestone has no time that ties it to one draft, so alone it proves nothing.
 * Rules D2 and D6.
 *
 * @throws RangeError for a time that is not an instant
 */
export function draftApproval(facts: ApprovalFacts): DraftApproval {
  switch (facts.step?.trim().toUpperCase() ?? null) {
    case 'DRAFT_APPROVED':
      if (facts.step_time === null) {
        return { state: 'unknown', why: 'the portal does not say when the draft was approved' };
      }
      return compareInstants(facts.step_time, facts.draft_time) >= 0
        ? { state: 'approved', time: facts.step_time }
        : { state: 'outdated', time: facts.step_time };
    case 'DRAFT_REJECTED':
      return { state: 'rejected' };
    case 'DRAFT_SUBMITTED':
      return { state: 'waiting' };
    case null:
      return approvalMilestone(facts.milestones) === undefined
        ? { state: 'waiting' }
        : {
            state: 'unknown',
            why: 'only a ticked milestone speaks for the approval, without a time',
          };
    default:
      return { state: 'unknown', why: `the progress step ${facts.step} does not say` };
  }
}

/** The ticked milestone "Draft approved", if there is one: it supports an approval. */
export function approvalMilestone<T extends { name: string; completed: boolean }>(
  milestones: readonly T[] | null,
): T | undefined {
  return milestones?.find(
    ({ name, completed }) => completed && /^draft (return )?approved$/i.test(name.trim()),
  );
}

/** Says in one sentence why the newest draft does not count as approved. */
export function missingApproval(approval: Exclude<DraftApproval, { state: 'approved' }>): string {
  switch (approval.state) {
    case 'outdated':
      return 'The approval is older than the newest draft, which has not been approved.';
    case 'rejected':
      return 'The client rejected the draft.';
    case 'waiting':
      return 'The client has not approved the draft yet.';
    case 'unknown':
      return `Whether the client approved the newest draft cannot be told: ${approval.why}.`;
  }
}

/** The command that moves a missing approval forward. */
export function approvalFix(approval: DraftApproval, shortId: string): string {
  return approval.state === 'rejected'
    ? taxqCommand('doc upload', [shortId], 'FILE --tag draft')
    : taxqCommand('message send', [shortId], '--template draft-ready');
}
