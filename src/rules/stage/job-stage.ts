import { type Chat, readChat, unanswered } from '../clocks/chat.ts';
import type { JobClockFacts } from '../clocks/facts.ts';
import { rejectionOf } from '../clocks/filing-events.ts';
import { newestReturn } from '../close-gate/chronology.ts';
import { engagementOf } from '../engagement.ts';
import { holdReasonWords } from '../hold-reason.ts';
import { jobState } from '../job-state.ts';
import { taxqCommand } from '../suggested-command.ts';
import { draftedStage } from './drafted-stage.ts';
import { preparingStage } from './preparing-stage.ts';
import { answer, type JobStage, look, type NextStep, stageOf, step } from './stage.ts';
import { workStage } from './work-stage.ts';

const KNOWN_STEPS: ReadonlySet<string> = new Set([
  'DRAFT_SUBMITTED',
  'DRAFT_APPROVED',
  'DRAFT_REJECTED',
]);

/**
 * Tells where the work on a job stands and what comes next. First come what stops the work (an
 * ended job, On-Hold), the introduction and a rejection, then a client who waits for an answer, then
 * the furthest the return has come. A scope change that was rejected leaves the job On-Hold with none
 * pending, and then it is the pro's turn. What the portal doesn't tell makes it 'unknown', with the
 * reason. S1, X9, D2, C2, C3, I1 and I5 of the Rocket Tax service expectations and the IRS.
 *
 * @throws RangeError for a time that is not an ISO 8601 instant
 */
export function jobStage(facts: JobClockFacts, chat: Chat = readChat(facts)): JobStage {
  const { job } = facts;
  const state = jobState(job.status);
  if (state === 'unknown') {
    return stageOf('unknown', `taxq does not know the status ${job.status}.`, look(facts));
  }
  if (state === 'not-claimed') return stageOf('not_open', 'No pro has claimed the job yet.', null);
  if (state !== 'open' && state !== 'on-hold') {
    return stageOf('not_open', `The job is ${state}.`, null);
  }
  const asked = unanswered(chat);
  const toAnswer = asked === null ? null : answer(facts);
  if (state === 'on-hold') return onHold(facts, toAnswer);
  const known = job.step === null || KNOWN_STEPS.has(job.step.trim().toUpperCase());
  if (!known) {
    const reason = `taxq does not know the progress step ${job.step}.`;
    return stageOf('unknown', reason, toAnswer ?? look(facts));
  }
  if (chat.known && chat.pro.length === 0) {
    const intro = step('Introduce yourself to the client.', 'intro', facts);
    return stageOf('needs_intro', 'You have not written to the client yet.', intro);
  }
  const rejection = rejectionOf(facts);
  if (rejection !== null && rejection.settled === null) {
    const reason = `The newest rejection is not settled: ${rejection.document.title}.`;
    const next = 'Tell the client within 24 hours, correct the return and send it again.';
    return stageOf('rejected', reason, step(next, 'message send', facts, '-'));
  }
  if (!chat.known) return stageOf('unknown', chat.why, look(facts));
  if (toAnswer !== null) {
    return stageOf('waiting_on_me', 'The client’s last message is unanswered.', toAnswer);
  }
  if (job.pending_scope_change_id !== null) {
    const reason = 'A scope change waits for the client’s decision.';
    return stageOf('waiting_on_client', reason, waitForScope(facts));
  }
  if (engagementOf(job.job_type).kind === 'other') return workStage(facts);
  return newestReturn(facts, 'draft') === undefined
    ? preparingStage(facts, chat)
    : draftedStage(facts);
}

function onHold(facts: JobClockFacts, toAnswer: NextStep | null): JobStage {
  const { hold_reason, pending_scope_change_id, short_id } = facts.job;
  const why = holdReasonWords(pending_scope_change_id === null ? hold_reason : 'scope_change');
  const reason = `The job is On-Hold${why === null ? '' : `: ${why}`}.`;
  if (toAnswer !== null) {
    return stageOf('on_hold', `${reason} The client’s last message is unanswered.`, toAnswer);
  }
  if (pending_scope_change_id !== null) return stageOf('on_hold', reason, waitForScope(facts));
  if (hold_reason === 'scope_change') {
    const decided = `${reason.slice(0, -1)}, and none waits for the client any more.`;
    const next = 'Settle it with the client; request it again, or ask Support to resume the job.';
    const stage = stageOf('on_hold', decided, step(next, 'scope list', facts));
    return { ...stage, waiting_on: 'me' };
  }
  const command = taxqCommand('message list', [short_id]);
  return stageOf('on_hold', reason, { next: 'Wait until the job is resumed.', command });
}

function waitForScope(facts: JobClockFacts): NextStep {
  return step('Wait for the decision; begin nothing of the added work.', 'scope list', facts);
}
