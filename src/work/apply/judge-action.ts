import { TaxqError } from '../../errors.ts';
import { jobState } from '../../rules/job-state.ts';
import type { Finding } from '../../rules/lint/finding.ts';
import { doesOf, hasTodo } from '../../rules/plan/action.ts';
import { basisChange, basisOf } from '../../rules/plan/basis.ts';
import { checkGate, gateRefused, needsClosingMessage } from '../close/check-gate.ts';
import { type JobView, jobTitle, openCommand } from '../job/job-view.ts';
import { lintDraft } from '../message/lint-gate.ts';
import { lintForJob } from '../message/lint-message.ts';
import { readTypedText } from '../message/message-text.ts';
import { messageDigest } from '../message/send-once.ts';
import { readNoteText } from '../note/note-text.ts';
import { noteDigest } from '../note/write-note.ts';
import { oneLine } from '../plan/one-line.ts';
import { type ApplyTools, actionKey } from './apply-tools.ts';
import { ownChanges } from './own-changes.ts';
import { readSituation } from './situation.ts';
import type { PlanAction, Verdict } from './verdict.ts';

/** The kind of internal note that a plan writes. */
export const PLAN_NOTE = 'waiting';

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
    return (
      alreadyDone(action, tools) ?? leftOut(action) ?? (await judgeJob(action, actions, tools))
    );
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    const isRefused = error.kind === 'refused' || error.kind === 'usage';
    return isRefused
      ? { action, status: 'refused', error, findings: [] }
      : { action, status: 'failed', error };
  }
}

function alreadyDone(action: PlanAction, { store, head }: ApplyTools): Verdict | null {
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

const leftOut = (action: PlanAction): Verdict | null =>
  action.do === 'send'
    ? null
    : { action, status: 'skipped', reason: 'You said do: skip.', moved: false };

async function judgeJob(
  action: PlanAction,
  actions: readonly PlanAction[],
  tools: ApplyTools,
): Promise<Verdict> {
  const { session, store, head } = tools;
  const situation = await readSituation(session, action);
  const { job, facts } = situation;
  if (job.short_id !== action.job || oneLine(jobTitle(job)) !== action.client) {
    throw otherClient(action, job);
  }
  const does = doesOf(action.kind);
  if (does === 'close' && jobState(job.status) === 'closed') {
    return { action, status: 'already_done', reason: 'The job is closed.', messageId: null };
  }
  const own = ownChanges(situation, actions, tools);
  const change = basisChange(action.based_on, basisOf(facts, own), facts.job);
  if (change !== null) return { action, status: 'skipped', reason: change, moved: true };
  const text = readText(action);
  const unsettled = store.outbox.isUnsettled(actionKey(head, action.id));
  const { findings, refusal } = await lint(job, text, action, unsettled, tools);
  if (refusal !== null) return { action, status: 'refused', error: refusal, findings };
  if (does === 'close') await assertCloses(action, job, tools);
  return { action, status: 'ready', job, text, findings };
}

/** The text as it would be sent. */
function readText({ id, kind, text, rating, lines }: PlanAction): string | null {
  if (text !== null && hasTodo(text)) {
    const line = lines.text + text.split('\n').findIndex(hasTodo);
    throw unfinished(`Line ${line}: the text of ${id} still holds TODO.`);
  }
  if (kind === 'close' && rating === null) {
    throw unfinished(`Line ${lines.rating}: rating: the client of ${id} is not rated yet.`);
  }
  if (text === null) return null;
  return doesOf(kind) === 'note' ? readNoteText(text) : readTypedText(text);
}

const unfinished = (message: string) =>
  new TaxqError({
    kind: 'refused',
    code: 'action_unfinished',
    message,
    why: 'What is yours to write isn’t written yet.',
    hint: 'Write it, or set do: skip; then apply the file again.',
  });

const otherClient = ({ id, job: shortId, client, lines }: PlanAction, job: JobView) =>
  new TaxqError({
    kind: 'refused',
    code: 'client_mismatch',
    message: `Line ${lines.action}: ${id} is for ${client} (${shortId}).`,
    why: `The portal says that the job is ${job.short_id}, and its client ${jobTitle(job)}.`,
    hint: 'Make a new plan: taxq plan -o FILE',
  });

async function assertCloses(
  { id, text, lines }: PlanAction,
  job: JobView,
  { session, closing }: ApplyTools,
): Promise<void> {
  await session.capabilities.need('complete', 'completing a job', openCommand(job));
  const check = await checkGate(session, job.id, { papers: closing?.papers });
  if (!check.gate.ready) throw gateRefused(check);
  if (text === null && needsClosingMessage(check)) {
    throw unfinished(`Line ${lines.action}: ${id} has no text, and the client isn’t told yet.`);
  }
}

async function lint(
  job: JobView,
  text: string | null,
  { kind }: PlanAction,
  unsettled: boolean,
  { session, openClients }: ApplyTools,
): Promise<{ findings: readonly Finding[]; refusal: TaxqError | null }> {
  if (text === null) return { findings: [], refusal: null };
  if (doesOf(kind) === 'note') {
    const findings = await lintForJob(session, job, text, { audience: 'note', openClients });
    return { findings, refusal: null };
  }
  return lintDraft(session, { job, template: null, text }, { openClients, unsettled });
}
