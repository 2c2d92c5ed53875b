import { type Chat, unanswered } from './clocks/chat.ts';
import type { JobClockFacts } from './clocks/facts.ts';
import type { CloseMilestone } from './close-gate/facts.ts';
import { holdReasonWords } from './hold-reason.ts';
import { jobState } from './job-state.ts';
import { taxqCommand } from './suggested-command.ts';

/** Something that speaks against all information being there; the pro decides. */
export interface Objection {
  code: 'client_unanswered' | 'milestone_open' | 'scope_change_pending' | 'on_hold' | 'draft_there';
  /** A sentence. */
  text: string;
  /** What helps to look into it; null for nothing. */
  command: string | null;
}

/**
 * What speaks against declaring a job’s information complete: L2, Rocket Tax service expectations,
 * lets the time to the draft run only once the pro has verified that everything is there.
 *
 * @param chat the job’s conversation, as `readChat` reads it
 * @throws RangeError for a time that is no instant
 */
export function objectionsTo(facts: JobClockFacts, chat: Chat): Objection[] {
  const { job, milestones } = facts;
  const at = [job.short_id];
  const objections: Objection[] = [];
  if (unanswered(chat) !== null) {
    const text = 'The client’s last message is unanswered.';
    const command = taxqCommand('message list', at);
    objections.push({ code: 'client_unanswered', text, command });
  }
  for (const { name } of openBeforeDraft(milestones ?? [])) {
    const text = `The client has not ticked “${name}”.`;
    objections.push({ code: 'milestone_open', text, command: null });
  }
  if (job.pending_scope_change_id !== null) {
    const text = 'A scope change waits for the client.';
    const command = taxqCommand('scope list', at);
    objections.push({ code: 'scope_change_pending', text, command });
  } else if (jobState(job.status) === 'on-hold') {
    const reason = holdReasonWords(job.hold_reason);
    const text = reason === null ? 'The job is On-Hold.' : `The job is On-Hold: ${reason}.`;
    objections.push({ code: 'on_hold', text, command: null });
  }
  if (job.step !== null && HAS_DRAFT.includes(job.step)) {
    const text = 'A draft is there already; the time would run until another one is uploaded.';
    objections.push({ code: 'draft_there', text, command: taxqCommand('doc list', at) });
  }
  return objections;
}

/** Steps at which no draft is owed: the client has one, or has approved it. */
const HAS_DRAFT = ['DRAFT_SUBMITTED', 'DRAFT_APPROVED'];

/**
 * The client’s milestones that should be ticked before a draft is begun: those before the draft’s
 * own, or before the pro’s last where none is about a draft.
 */
function openBeforeDraft(milestones: readonly CloseMilestone[]): CloseMilestone[] {
  const draft = milestones.findIndex(({ name }) => /\bdraft/i.test(name));
  const last = milestones.findLastIndex(({ owner }) => owner === 'PRO');
  return milestones
    .slice(0, Math.max(0, draft === -1 ? last : draft))
    .filter(({ owner, completed }) => owner === 'CLIENT' && !completed);
}
