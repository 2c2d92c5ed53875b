import { TaxqError } from '../../errors.ts';
import { findByShortId, getJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import { listJobs } from '../job/list-jobs.ts';
import type { Session } from '../session.ts';

/** Reads the job of a plan's action afresh. */
export type FindPlannedJob = (shortId: string) => Promise<JobView>;

/** Jobs to ask for at a time. */
const PAGE_SIZE = 100;

/**
 * Finds the jobs of a plan by short id, which a plan always names. Where the portal finds none, its
 * list of jobs tells; that is read once, however many actions ask for it.
 *
 * The function throws TaxqError of kind `not-found`, code `job_unknown`.
 */
export function openPlannedJobs(session: Session): FindPlannedJob {
  let listed: ReadonlyMap<string, string> | null = null;
  return async (shortId) => {
    const direct = await findByShortId(session, shortId);
    if (direct !== null) return direct;
    listed ??= await idsByShortId(session);
    const id = listed.get(shortId);
    if (id !== undefined) return getJob(session, id);
    throw new TaxqError({
      kind: 'not-found',
      code: 'job_unknown',
      message: `There is no job ${shortId}.`,
      why: 'The portal knows no such short id.',
      hint: 'Make a new plan: taxq plan -o FILE',
    });
  };
}

async function idsByShortId(session: Session): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { short_id, id } of listJobs(session, { pageSize: PAGE_SIZE })) {
    ids.set(short_id, id);
  }
  return ids;
}
