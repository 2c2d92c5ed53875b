import { TaxqError } from '../../errors.ts';
import { jobState } from '../../rules/job-state.ts';
import { doesOf } from '../../rules/plan/action.ts';
import { basisChange, basisOf } from '../../rules/plan/basis.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { checkGate, gateRefused, needsClosingMessage } from '../close/check-gate.ts';
import { type JobView, jobTitle, openCommand } from '../job/job-view.ts';
import { messageDigest } from '../message/send-once.ts';
import { noteDigest } from '../note/write-note.ts';
import { oneLine } from '../plan/one-line.ts';
import { type ApplyTools, actionKey, PLAN_NOTE } from './apply-tools.ts';
import { assertRated, readText, unfinished } from './finished-action.ts';
import { lintAction } from './lint-action.ts';
import { ownChanges } from './own-changes.ts';
import { readSituation } from './situation.ts';
import type { PlanAction, Verdict } from './verdict.ts';

/**
 * Tells what is to become of an action, from what the portal has now: nothing is sent by this. An
 * action that was done is done, whatever stands in the file now; one whose job has moved on is
 * skipped; one that isn’t fit to be sent is refused.
 *
 * @param actions of the plan, all of them
 * @throws TaxqError of kind `interrupted`
 */
export async function judgeAction(
  action: PlanAction,
  actions: readonly PlanAction[],
  tools: ApplyTools,
): Promise<Verdict> {
  try {
    const known = alreadyDone(action, tools) ?? leftOut(action);
    if (known !== null) return known;
    assertNotUnderWay(action, tools);
    const verdict = await judgeJob(action, actions, tools);
    if (verdict.status === 'ready') return verdict;
    // What another process has done meanwhile looks like a repetition, or like a change.
    assertNotUnderWay(action, tools);
    return alreadyDone(action, tools) ?? verdict;
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    const isRefused = error.kind === 'refused' || error.kind === 'usage';
    return isRefused
      ? { action, status: 'refused', error, findings: [] }
      : { action, status: 'failed', error };
  }
}

/** A job is closed when the portal says so: that its client was told is only the first half. */
function alreadyDone(action: PlanAction, { store, head }: ApplyTools): Verdict | null {
  if (doesOf(action.kind) === 'close') return null;
  const entry = store.outbox.find(actionKey(head, action.id));
  if (entry?.state !== 'done') return null;
  const text = action.text ?? '';
  const digest =
    entry.kind === 'note' ? noteDigest({ kind: PLAN_NOTE, text }) : messageDigest(text);
  const reason =
    digest === entry.sha256
      ? 'Already done.'
      : 'Already done; what you changed in the text since is not sent.';
  const messageId = entry.kind === 'message' ? entry.sent_id : null;
  return { action, status: 'already_done', reason, messageId };
}

function assertNotUnderWay({ id, kind, job }: PlanAction, { store, head }: ApplyTools): void {
  const key = actionKey(head, id);
  if (store.outbox.find(key)?.state !== 'sending' || store.outbox.isUnsettled(key)) return;
  const list = doesOf(kind) === 'note' ? 'note list' : 'message list';
  throw new TaxqError({
    kind: 'unreachable',
    code: 'under_way',
    message: `${id} is being done already.`,
    why: 'Another taxq is at it right now.',
    hint: `Look whether it has arrived: ${taxqCommand(list, [job])}`,
  });
}

const leftOut = (action: PlanAction): Verdict | null =>
  action.do === 'send'
    ? null
    : { action, status: 'skipped', reason: 'You said do: skip.', moved: false };

async function judgeJob(
  action: PlanAction,
  actions: readonly PlanAction[],
  tools: ApplyTools,
): Promise<Verdict> {
  const { store, head } = tools;
  const situation = await readSituation(tools, action);
  const { job, facts } = situation;
  if (job.short_id !== action.job || !isSameName(oneLine(jobTitle(job)), action.client)) {
    throw otherClient(action, job);
  }
  const isClose = doesOf(action.kind) === 'close';
  const key = actionKey(head, action.id);
  const told = isClose ? sentUnder(key, tools) : null;
  if (isClose && jobState(job.status) === 'closed') {
    return { action, status: 'already_done', reason: 'The job is closed.', messageId: told };
  }
  const own = ownChanges(situation, actions, tools);
  const change = basisChange(action.based_on, basisOf(facts, own), facts.job);
  if (change !== null) return { action, status: 'skipped', reason: change, moved: true };
  assertRated(action);
  const text = told === null ? readText(action) : null;
  const unsettled = store.outbox.isUnsettled(key);
  const { findings, refusal } = await lintAction(action, job, text, { ...tools, unsettled });
  if (refusal !== null) return { action, status: 'refused', error: refusal, findings };
  const isTold = told !== null || text !== null;
  if (isClose) await assertCloses(action, job, { ...tools, isTold });
  return { action, status: 'ready', job, text, findings };
}

/** The id of the message that was sent under a key; null when none was. */
function sentUnder(key: string, { store }: ApplyTools): string | null {
  const entry = store.outbox.find(key);
  return entry?.state === 'done' ? entry.sent_id : null;
}

/** An editor may write an accent in one character or in two. */
const isSameName = (left: string, right: string): boolean =>
  left.normalize('NFC') === right.normalize('NFC');

const otherClient = ({ id, job: shortId, client, lines }: PlanAction, job: JobView) =>
  new TaxqError({
    kind: 'refused',
    code: 'client_mismatch',
    message: `Line ${lines.action}: ${id} is for ${client} (${shortId}).`,
    why: `The portal says that the job is ${job.short_id}, and its client ${jobTitle(job)}.`,
    hint: 'Make a new plan: taxq plan -o FILE',
  });

async function assertCloses(
  { id, lines }: PlanAction,
  job: JobView,
  { session, closing, isTold }: ApplyTools & { isTold: boolean },
): Promise<void> {
  await session.capabilities.need('complete', 'completing a job', openCommand(job));
  const check = await checkGate(session, job.id, { papers: closing?.papers });
  if (!check.gate.ready) throw gateRefused(check);
  if (!isTold && needsClosingMessage(check)) {
    throw unfinished(`Line ${lines.action}: ${id} has no text, and the client isn’t told yet.`);
  }
}
