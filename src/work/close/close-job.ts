import { randomUUID } from 'node:crypto';
import { type ArchiveTools, archiveJob } from '../archive/archive-job.ts';
import { getJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Draft } from '../message/draft.ts';
import { sendOnce } from '../message/send-once.ts';
import type { OnceTools } from '../once/once-only.ts';
import { whoAmI } from '../session.ts';
import { checkGate, type GateCheck, gateRefused, isToBeSent, standingRules } from './check-gate.ts';
import type { ReadPapers } from './read-papers.ts';

/** What closing needs besides the portal. */
export interface CloseTools extends OnceTools {
  archive: ArchiveTools;
  /** Reads confirmations and signed papers; without it only their titles tell. */
  papers?: ReadPapers | undefined;
}

export interface Closing {
  /** The client, from 1 to 5: rule X13, Taxfyle jobs dashboard. */
  rating: number;
  comment?: string | undefined;
  /** The close-out message to send; null when the client has been told already. */
  message: Draft | null;
  /** The outbox’s key of the message, for a caller who must never send it twice; as `sendOnce`. */
  key?: string | undefined;
  /** Ids of rules that can't be told and that the pro answers for. */
  settled?: readonly string[] | undefined;
  /** Told what is done as soon as it is, for what comes after it may fail. */
  onStep?: ((step: CloseStep) => void) | undefined;
}

/** What closing has done so far. */
export type CloseStep =
  | { kind: 'archived'; path: string; made: boolean }
  | { kind: 'told'; message_id: string };

export interface Closed {
  job: JobView;
  /** The close-out message; null when none had to be sent. */
  message_id: string | null;
  /** Folder of the archive. */
  archive: string;
}

/**
 * Closes a job in the only safe order (X11, X14, Taxfyle jobs dashboard): the archive of documents
 * and conversation, the close-out message, then complete with the rating; it stops at the first
 * failure. The gate is judged before the first step and once more before the last, and the archive
 * is brought up to what the portal holds by then. Run again after a crash at any point it goes on
 * where it stopped: what is saved is left, the message is there once, nothing is completed twice.
 *
 * @throws TaxqError of kind `refused` when the gate doesn't hold (any more) or the portal refuses,
 * `unsupported` on a portal where a pro can't complete a job; else as `archiveJob` and `sendOnce` do
 */
export async function closeJob(
  tools: CloseTools,
  jobId: string,
  { rating, comment, message, key, settled = [], onStep = () => {} }: Closing,
): Promise<Closed> {
  const { session, archive, papers } = tools;
  await session.capabilities.need('complete', 'completing a job');
  const looks = { papers };
  const judge = async (): Promise<GateCheck> => {
    const check = await checkGate(session, jobId, looks);
    if (standingRules(check.gate, settled).length > 0) throw gateRefused(check, settled);
    return check;
  };
  const save = async (job: JobView): Promise<string> => {
    const { path, made } = await archiveJob(session, job, archive);
    onStep({ kind: 'archived', path, made });
    return path;
  };
  const before = await judge();
  await save(before.job);
  const sent = isToBeSent(before, message) ? await tell(tools, message, key) : null;
  if (sent !== null) onStep({ kind: 'told', message_id: sent });
  const { job } = await judge();
  const path = await save(job);
  await session.client.call(
    'completeJob',
    { params: { job_id: job.id }, body: { rating, ...(comment ? { comment } : {}) } },
    { idempotencyKey: randomUUID() },
  );
  return { job: await getJob(session, job.id), message_id: sent, archive: path };
}

/**
 * Sends the close-out message. What is in the chat decides whether it is needed, not what this
 * machine once sent: a job that was reopened may need another.
 */
async function tell(tools: CloseTools, draft: Draft, key: string | undefined): Promise<string> {
  const proId = (await whoAmI(tools.session)).user_id;
  const { message } = await sendOnce({ ...tools, proId }, draft, key);
  return message.id;
}
