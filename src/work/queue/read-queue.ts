import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { all } from '../../portal/paging.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { type JobLimitUse, jobLimitUse } from '../../rules/stage/job-limit.ts';
import { byUrgency } from '../../rules/stage/urgency.ts';
import type { JobView } from '../job/job-view.ts';
import { listJobs } from '../job/list-jobs.ts';
import { type Pro, type Session, whoAmI } from '../session.ts';
import { type QueuedJob, readQueuedJob, unreadJob } from './queued-job.ts';

export interface Queue {
  /** Most urgent first; jobs that could not be read last. */
  jobs: QueuedJob[];
  limit: JobLimitUse;
}

export interface QueueOptions {
  frame: ClockFrame;
  signal: AbortSignal;
  onRead?: (done: number, total: number) => void;
}

/** Jobs at a time; each is several requests. */
const CONCURRENCY = 6;
const PAGE_SIZE = 100;

/**
 * Reads every open job of the pro, also those On-Hold, and tells where each stands. A job that
 * can't be read fails alone.
 *
 * @throws TaxqError when the jobs can't be listed, and of kind `interrupted`
 */
export async function readQueue(
  session: Session,
  { frame, signal, onRead }: QueueOptions,
): Promise<Queue> {
  const [pro, listed, areMine] = await Promise.all([
    knownPro(session),
    all(listJobs(session, { status: 'open', pageSize: PAGE_SIZE })),
    session.capabilities.has('jobs'),
  ]);
  const jobs = areMine ? listed : listed.filter((job) => mayBeMine(job, pro));
  // Every request under way listens; Node takes more than ten of them for a leak.
  setMaxListeners(0, signal);
  const reader = asPro(session, pro);
  const queue = new PQueue({ concurrency: CONCURRENCY });
  let done = 0;
  const read = async (job: JobView): Promise<QueuedJob> => {
    const queued = await readOrFail(reader, job, frame, signal);
    done += 1;
    onRead?.(done, jobs.length);
    return queued;
  };
  try {
    const queued = await queue.addAll(jobs.map((job) => () => read(job)));
    return { jobs: byUrgency(queued), limit: jobLimitUse(jobs, pro?.job_limit ?? null) };
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

async function readOrFail(
  session: Session,
  job: JobView,
  frame: ClockFrame,
  signal: AbortSignal,
): Promise<QueuedJob> {
  try {
    signal.throwIfAborted();
    return await readQueuedJob(session, job, frame);
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return unreadJob(job, error);
  }
}

/** Null on a portal that can't tell under a profile that doesn't say. */
async function knownPro(session: Session): Promise<Pro | null> {
  try {
    return await whoAmI(session);
  } catch (error) {
    if (error instanceof TaxqError && error.code === 'pro_unknown') return null;
    throw error;
  }
}

/** The public surface lists the jobs of the whole workspace, which may have other pros. */
function mayBeMine({ members }: JobView, pro: Pro | null): boolean {
  const providers = members.filter(({ type }) => type === 'PROVIDER');
  const isKnown = pro !== null && providers.length > 0;
  return !isKnown || providers.some(({ user_id }) => user_id === pro.user_id);
}

/** A profile without a user id would have the members searched again for every job. */
function asPro(session: Session, pro: Pro | null): Session {
  return pro === null
    ? session
    : { ...session, profile: { ...session.profile, userId: pro.user_id } };
}
