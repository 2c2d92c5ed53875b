import { randomUUID } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import { type CloseVerdict, closeGate } from '../../rules/close-gate.ts';
import { canChange } from '../../rules/job-state.ts';
import { getJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Draft } from '../message/draft.ts';
import { sendMessage } from '../message/send-message.ts';
import { type Session, whoAmI } from '../session.ts';
import { readCloseFacts } from './read-close-facts.ts';

/** A job with the gate's verdict on it, from what the portal holds now. */
export interface GateCheck {
  job: JobView;
  gate: CloseVerdict;
}

/** Reads a job afresh and judges it by the close gate: rules X1, X2, X3, X7, X8, X9 and X11. */
export async function checkGate(session: Session, jobId: string): Promise<GateCheck> {
  const job = await getJob(session, jobId);
  return { job, gate: closeGate(await readCloseFacts(session, job)) };
}

/** Whether the client still has to be told about the closing or the money: rules X7 and X8. */
export const needsClosingMessage = ({ gate }: GateCheck): boolean =>
  gate.rules.some((rule) => rule.status === 'on_close');

/** What is mended first: a milestone is ticked when its work is done, not before. */
const ORDER_OF_WORK = ['X11', 'X9', 'X2', 'X3', 'X1'];

/**
 * The error for a job that the gate holds back.
 *
 * @returns TaxqError of kind `refused` that names the rules
 */
export function gateRefused({ job, gate }: GateCheck): TaxqError {
  if (!canChange(job.status)) {
    return new TaxqError({
      kind: 'refused',
      code: 'job_ended',
      message: `${job.short_id} has ended already.`,
      why: gate.rules.find(({ id, status }) => id === 'X11' && status === 'fail')?.reason,
      hint: `See how it ended: taxq job view ${job.short_id}`,
    });
  }
  const standing = gate.rules.filter(({ status }) => status === 'fail' || status === 'unknown');
  const first = ORDER_OF_WORK.map((id) => standing.find((rule) => rule.id === id)).find(
    (rule) => rule !== undefined && rule.fix !== null,
  );
  return new TaxqError({
    kind: 'refused',
    code: 'close_gate',
    message: `${job.short_id} may not be closed yet.`,
    why: `${standing.length === 1 ? 'Rule' : 'Rules'} ${standing.map(({ id }) => id).join(', ')} ${standing.length === 1 ? 'stands' : 'stand'} in the way.`,
    hint: first?.fix ?? `Look at it in the portal: taxq job open ${job.short_id}`,
  });
}

export interface Closing {
  /** The client, from 1 to 5: rule X13, Taxfyle jobs dashboard. */
  rating: number;
  comment?: string | undefined;
  /** The close-out message to send first; null when the client has been told already. */
  message: Draft | null;
}

export interface Closed {
  job: JobView;
  message_id: string | null;
}

/**
 * Closes a job in the only safe order (X11, Taxfyle jobs dashboard): the close-out message, then
 * complete with the rating; it stops at the first failure. The gate is judged once more right
 * before, and run again after a crash it neither repeats the message nor completes twice.
 *
 * @throws TaxqError of kind `refused` when the gate no longer holds or the portal refuses,
 * `unsupported` on a portal where a pro can't complete a job
 */
export async function closeJob(session: Session, jobId: string, closing: Closing): Promise<Closed> {
  await session.capabilities.need('complete', 'completing a job');
  const check = await checkGate(session, jobId);
  if (!check.gate.ready) throw gateRefused(check);
  const { job } = check;
  const message =
    closing.message !== null && needsClosingMessage(check)
      ? await sendMessage(session, closing.message, (await whoAmI(session)).user_id)
      : null;
  await session.client.call(
    'completeJob',
    {
      params: { job_id: job.id },
      body: { rating: closing.rating, ...(closing.comment ? { comment: closing.comment } : {}) },
    },
    { idempotencyKey: randomUUID() },
  );
  return { job: await getJob(session, job.id), message_id: message?.id ?? null };
}
