import { TaxqError } from '../../errors.ts';
import { doesOf } from '../../rules/plan/action.ts';
import { closeJob } from '../close/close-job.ts';
import { sendOnce } from '../message/send-once.ts';
import { writeNote } from '../note/write-note.ts';
import { type ApplyTools, actionKey, PLAN_NOTE } from './apply-tools.ts';
import { judgeAction } from './judge-action.ts';
import type { PlanAction, Result, Verdict } from './verdict.ts';

type Ready = Verdict & { status: 'ready' };

/** Does what was judged ready: sends, writes or closes, each exactly once. */
async function perform({ action, job, text }: Ready, tools: ApplyTools): Promise<Result> {
  const key = actionKey(tools.head, action.id);
  const draft = text === null ? null : { job, template: null, text };
  switch (doesOf(action.kind)) {
    case 'message': {
      if (draft === null) throw new Error(`${action.id} has no text`);
      const { message, how } = await sendOnce({ ...tools, proId: tools.pro.user_id }, draft, key);
      return how === 'sent'
        ? { action, status: 'sent', messageId: message.id }
        : { action, status: 'already_done', reason: 'Already done.', messageId: message.id };
    }
    case 'note': {
      const { how } = await writeNote(tools, { job, kind: PLAN_NOTE, text: text ?? '' }, key);
      return how === 'sent'
        ? { action, status: 'done', messageId: null }
        : { action, status: 'already_done', reason: 'Already done.', messageId: null };
    }
    case 'close': {
      const { rating } = action;
      if (rating === null) throw new Error(`${action.id} has no rating`);
      if (tools.closing === null) throw new Error('There is nothing to close with');
      const { message_id } = await closeJob(tools.closing, job.id, { rating, message: draft, key });
      return { action, status: 'done', messageId: message_id };
    }
  }
}

/**
 * Applies a plan, action by action in the order of the file. Each job is looked at once more right
 * before, for a client may write while the pro reads; one that fails doesn’t stop the others, an
 * interruption does.
 *
 * @param verdicts what the pro has seen and confirmed
 * @param onDone called after each action
 */
export async function performAll(
  verdicts: readonly Verdict[],
  tools: ApplyTools,
  onDone: (done: number) => void = () => {},
): Promise<Result[]> {
  const actions = verdicts.map(({ action }) => action);
  const results: Result[] = [];
  let stopped: TaxqError | null = null;
  for (const verdict of verdicts) {
    const result: Result = await finish(verdict, actions, tools, stopped);
    if (result.status === 'failed' && result.error.kind === 'interrupted') stopped = result.error;
    results.push(result);
    onDone(results.length);
  }
  return results;
}

async function finish(
  verdict: Verdict,
  actions: readonly PlanAction[],
  tools: ApplyTools,
  stopped: TaxqError | null,
): Promise<Result> {
  const { action } = verdict;
  if (verdict.status !== 'ready') return verdict;
  if (stopped !== null) return { action, status: 'failed', error: stopped };
  try {
    const now = await judgeAction(action, actions, tools);
    return now.status === 'ready' ? await perform(now, tools) : now;
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    if (error.kind !== 'refused') return { action, status: 'failed', error };
    const refused: Result = { action, status: 'refused', error, findings: [] };
    return (await doneMeanwhile(action, actions, tools)) ?? refused;
  }
}

/** Another process that applies the same file may have closed the job while this one was at it. */
async function doneMeanwhile(
  action: PlanAction,
  actions: readonly PlanAction[],
  tools: ApplyTools,
): Promise<Result | null> {
  if (doesOf(action.kind) !== 'close') return null;
  const now = await judgeAction(action, actions, tools);
  return now.status === 'already_done' ? now : null;
}
