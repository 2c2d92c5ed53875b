import { TaxqError } from '../../errors.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import { onlyOne } from './job-directory.ts';
import { type JobView, viewJob } from './job-view.ts';
import { listJobs } from './list-jobs.ts';

const SHORT_ID = /^[A-Z0-9]{11}$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads one job by its id. */
export async function getJob(session: Session, id: string): Promise<JobView> {
  const params = { job_id: id };
  return (await session.capabilities.has('jobs'))
    ? viewJob(await session.client.call('getProJob', { params }))
    : viewJob(await session.client.call('getJob', { params }));
}

/** What a portal answers to a text that isn't a short id: that there is none, or that it can't be one. */
const isNoShortId = (error: unknown): boolean =>
  error instanceof TaxqError &&
  (error.kind === 'not-found' || error.code === 'portal_rejected_request');

/** Reads one job by its short id, in capitals; null when there is none, or when it can't be one. */
export async function findByShortId(session: Session, text: string): Promise<JobView | null> {
  if (!SHORT_ID.test(text)) return null;
  const params = { short_id: text };
  const job = await session.client.call('getJobByShortId', { params }).catch((error: unknown) => {
    if (isNoShortId(error)) return null;
    throw error;
  });
  if (job === null) return null;
  return (await session.capabilities.has('jobs')) ? getJob(session, job.id) : viewJob(job);
}

/**
 * Finds the job that a pro means: by short id, by id, or by a part of the client's name that fits
 * one job only (accents, case and punctuation don't matter). Never a guess.
 *
 * @throws TaxqError of kind `usage` with the candidates when several fit, `not-found` when none does
 */
export async function findJob(session: Session, text: string): Promise<JobView> {
  const wanted = text.trim();
  const shortId = wanted.toUpperCase();
  const direct =
    (await findByShortId(session, shortId)) ??
    (GUID.test(wanted) ? await orNull(getJob(session, wanted), 'not-found') : null);
  if (direct !== null) return direct;

  // Loaded here, as a short id or an id doesn’t need its tables of all scripts.
  const { fitsJob, fitsNames } = await import('./fits-job.ts');
  const fits = fitsJob(wanted);
  const candidates: JobView[] = [];
  for await (const job of listJobs(session)) {
    if (job.id === wanted || job.short_id === wanted) return getJob(session, job.id);
    if (fits(job)) candidates.push(job);
  }
  const only = onlyOne(wanted, candidates, session.leftOut.all().filter(fitsNames(wanted)));
  return getJob(session, only.id);
}
