import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { all } from '../../portal/paging.ts';
import type { JobClockFacts } from '../../rules/clocks/facts.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { type JobLimitUse, jobLimitUse } from '../../rules/stage/job-limit.ts';
import { byUrgency } from '../../rules/stage/urgency.ts';
import type { KnowPapers } from '../close/known-papers.ts';
import type { JobView } from '../job/job-view.ts';
import { listJobs } from '../job/list-jobs.ts';
import { type Pro, type Session, whoAmI } from '../session.ts';
import {
  type KeptQueue,
  type KeptQueueOptions,
  NOTHING_KEPT,
  openKeptQueue,
} from './kept-facts.ts';
import { type CommitmentsOf, type QueuedJob, queuedJob, unreadJob } from './queued-job.ts';
import { readJobFacts } from './read-job-facts.ts';

export interface Queue {
  /** Most urgent first; jobs that could not be read last. */
  jobs: QueuedJob[];
  limit: JobLimitUse;
}

export interface QueueOptions {
  frame: ClockFrame;
  signal: AbortSignal;
  /** What is remembered of the last time; without it every job is read. */
  kept?: KeptQueueOptions;
  /** What is remembered of promises; without it only those are known that the chat shows. */
  commitmentsOf?: CommitmentsOf;
  /** Adds what is remembered of the texts of confirmations; without it only their titles tell. */
  knowPapers?: KnowPapers;
  onRead?: (done: number, total: number) => void;
}

/** Jobs at a time; each is several requests. */
const CONCURRENCY = 6;
const PAGE_SIZE = 100;

/**
 * Reads every open job of the pro, also those On-Hold, and tells where each stands. A job that
 * can't be read fails alone. Where a job's update time tells of every change (the pro surface),
 * those that are as they were last time aren't read again.
 *
 * @throws TaxqError when the jobs can't be listed, and of kind `interrupted`
 */
export async function readQueue(
  session: Session,
  {
    frame,
    signal,
    kept: options,
    commitmentsOf = () => null,
    knowPapers = (facts) => facts,
    onRead,
  }: QueueOptions,
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
  // Of the documented API nothing says that a message advances a job's update time.
  const kept = options && areMine ? await openKeptQueue(reader, pro, jobs, options) : NOTHING_KEPT;
  const queue = new PQueue({ concurrency: CONCURRENCY });
  let done = 0;
  const read = async (job: JobView): Promise<QueuedJob> => {
    const readFacts = async () => ({
      ...knowPapers(await factsOf(reader, job, kept)),
      commitments: commitmentsOf(job),
    });
    const queued = await readOrFail(readFacts, job, frame, signal);
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
    kept.save();
  }
}

async function factsOf(session: Session, job: JobView, kept: KeptQueue): Promise<JobClockFacts> {
  const known = kept.find(job);
  if (known !== null) return known;
  const facts = await readJobFacts(session, job);
  kept.add(job, facts);
  return facts;
}

async function readOrFail(
  read: () => Promise<JobClockFacts>,
  job: JobView,
  frame: ClockFrame,
  signal: AbortSignal,
): Promise<QueuedJob> {
  try {
    signal.throwIfAborted();
    return await queuedJob(job, read, frame);
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

/** Who the pro is would be asked again for every job. */
function asPro(session: Session, pro: Pro | null): Session {
  return pro === null ? session : { ...session, pro };
}
