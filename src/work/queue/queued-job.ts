import { TaxqError } from '../../errors.ts';
import { readChat } from '../../rules/clocks/chat.ts';
import type { Clock } from '../../rules/clocks/clock.ts';
import type { Commitment, JobClockFacts } from '../../rules/clocks/facts.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { jobClocks } from '../../rules/clocks/job-clocks.ts';
import { type TransferSign, transferSigns } from '../../rules/clocks/transfer-risk.ts';
import { jobStage } from '../../rules/stage/job-stage.ts';
import { type JobStage, stageOf, type WaitingOn } from '../../rules/stage/stage.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { ReadPapers } from '../close/read-papers.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { readJobFacts } from './read-job-facts.ts';

/** A job with where it stands and what presses. */
export interface QueuedJob {
  job: JobView;
  stage: JobStage;
  waiting_on: WaitingOn;
  /** Every clock, in their order; empty for a job that could not be read. */
  clocks: readonly Clock[];
  /** Signs that the job may be given to another pro. */
  signs: readonly TransferSign[];
  /** What all this was told from; null for a job that could not be read. */
  facts: JobClockFacts | null;
  /** Why the job could not be read; null when it was. */
  error: TaxqError | null;
}

/** What this machine remembers of promises on a job; null when that is not known. */
export type CommitmentsOf = (job: JobView) => readonly Commitment[] | null;

/**
 * Reads a job afresh and tells where it stands.
 *
 * @param papers reads the texts of confirmations and signed papers; without it they are unread
 * @throws TaxqError as the portal's calls do, and of kind `failed` for a time that is none
 */
export function readQueuedJob(
  session: Session,
  job: JobView,
  frame: ClockFrame,
  commitmentsOf: CommitmentsOf = () => null,
  papers?: ReadPapers,
): Promise<QueuedJob> {
  const read = async () => ({
    ...(await readJobFacts(session, job, papers)),
    commitments: commitmentsOf(job),
  });
  return queuedJob(job, read, frame);
}

/**
 * Tells where a job stands.
 *
 * @param read gets its facts
 * @throws TaxqError as `read` does, and of kind `failed` for a time that is none
 */
export async function queuedJob(
  job: JobView,
  read: () => Promise<JobClockFacts>,
  frame: ClockFrame,
): Promise<QueuedJob> {
  try {
    const facts = await read();
    const chat = readChat(facts);
    const clocks = jobClocks(facts, frame, chat);
    const stage = jobStage(facts, chat);
    const signs = transferSigns(facts, clocks, frame, chat);
    return { job, stage, waiting_on: stage.waiting_on, clocks, signs, facts, error: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TaxqError({
      kind: 'failed',
      code: 'job_unreadable',
      message: `Where ${job.short_id} stands can’t be told.`,
      why: `${error.message}.`,
      hint: `Look at what the portal says of it: taxq job view ${job.short_id}`,
      cause: error,
    });
  }
}

/** The same for a job that could not be read. */
export function unreadJob(job: JobView, error: TaxqError): QueuedJob {
  const step = { next: 'Look at the job.', command: taxqCommand('job view', [job.short_id]) };
  const stage = stageOf('unknown', error.whatAndWhy, step);
  return { job, stage, waiting_on: null, clocks: [], signs: [], facts: null, error };
}
