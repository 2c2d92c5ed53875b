import { approvalOf, approvalTime, newestReturn } from '../close-gate/chronology.ts';
import type { CloseDocument } from '../close-gate/facts.ts';
import { engagementOf } from '../engagement.ts';
import type { ProposedAction } from './action.ts';
import { isSince, lastOfClient, ownMessages, type PlanFacts } from './facts.ts';

const QUIET_STAGES: ReadonlySet<string> = new Set([
  'draft_with_client',
  'waiting_on_me',
  'waiting_on_client',
]);

const wroteSince = (facts: PlanFacts, time: string): boolean =>
  ownMessages(facts).some(({ create_time }) => isSince(create_time, time));

function clientWroteSince(facts: PlanFacts, time: string): boolean {
  const last = lastOfClient(facts);
  return last !== undefined && isSince(last.create_time, time);
}

/**
 * D2 and L2, Rocket Tax service expectations: the client is told that a draft is there to be
 * reviewed. Proposed while nobody has written since it was uploaded.
 */
export function draftReady(facts: PlanFacts): ProposedAction[] {
  const draft = newestReturn(facts.job, 'draft');
  if (draft === undefined || !QUIET_STAGES.has(facts.stage.stage)) return [];
  if (facts.job.job.pending_scope_change_id !== null || !needsReview(draft, facts)) return [];
  if (wroteSince(facts, draft.create_time) || clientWroteSince(facts, draft.create_time)) return [];
  return [
    {
      kind: 'draft-ready',
      rule: 'D2',
      reason: 'The draft is uploaded, and the client hasn’t been told.',
      content: {
        from: 'template',
        template: 'draft-ready',
        values: { 'document.title': draft.title },
      },
    },
  ];
}

/** An answer that is older than the draft was about another one. */
function needsReview(draft: CloseDocument, { job }: PlanFacts): boolean {
  if (engagementOf(job.job.job_type).kind === 'other') return false;
  const { state } = approvalOf(draft, job);
  if (state === 'waiting' || state === 'outdated') return true;
  const { step_time } = job.job;
  return state === 'rejected' && step_time !== null && !isSince(step_time, draft.create_time);
}

/**
 * I1, IRS: nothing is filed before the e-file authorization is signed. Proposed while the pro hasn’t
 * written since the draft was approved.
 */
export function signatureRequest(facts: PlanFacts): ProposedAction[] {
  const approved = approvalTime(facts.job);
  if (facts.stage.stage !== 'ready_to_sign' || approved === null) return [];
  if (wroteSince(facts, approved)) return [];
  return [
    {
      kind: 'signature-request',
      rule: 'I1',
      reason: 'The draft is approved, and the client hasn’t been asked to sign.',
      content: { from: 'template', template: 'signature-request', values: {} },
    },
  ];
}
