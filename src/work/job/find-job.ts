import { TaxqError } from '../../errors.ts';
import { theyAre } from '../candidates.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import { type JobView, jobTitle, viewJob } from './job-view.ts';
import { listJobs } from './list-jobs.ts';

const SHORT_ID = /^[A-Z0-9]{11}$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Reads one job by its id. */
export async function getJob(session: Session, id: string): Promise<JobView> {
  const params = { job_id: id };
  return (await session.capabilities.has('jobs'))
    ? viewJob(await session.client.call('getProJob', { params }))
    : viewJob(await session.client.call('getJob', { params }));
}

async function byShortId(session: Session, text: string): Promise<JobView | null> {
  const job = await orNull(
    session.client.call('getJobByShortId', { params: { short_id: text } }),
    'not-found',
  );
  if (job === null) return null;
  return (await session.capabilities.has('jobs')) ? getJob(session, job.id) : viewJob(job);
}

function ambiguous(text: string, candidates: readonly JobView[]): TaxqError {
  return new TaxqError({
    kind: 'usage',
    code: 'job_ambiguous',
    message: `“${text}” fits ${candidates.length} jobs.`,
    why: theyAre(candidates.map((job) => `${job.short_id} ${jobTitle(job)}`)),
    hint: 'Name one by its short id.',
  });
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
    (SHORT_ID.test(shortId) ? await byShortId(session, shortId) : null) ??
    (GUID.test(wanted) ? await orNull(getJob(session, wanted), 'not-found') : null);
  if (direct !== null) return direct;

  const needle = fold(wanted);
  const candidates: JobView[] = [];
  for await (const job of listJobs(session)) {
    if (job.id === wanted || job.short_id === wanted) return getJob(session, job.id);
    const names = [job.client?.display_name, job.name].map((name) => fold(name ?? ''));
    const fits = needle !== '' && names.some((name) => name.includes(needle));
    if (fits || (wanted.length >= 4 && job.short_id.startsWith(shortId))) candidates.push(job);
  }
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return getJob(session, only.id);
  if (only !== undefined) throw ambiguous(wanted, candidates);
  throw new TaxqError({
    kind: 'not-found',
    code: 'job_unknown',
    message: `There is no job “${wanted}”.`,
    why: 'It is neither a short id, nor an id, nor a part of any client’s name.',
    hint: 'See your jobs: taxq job list',
  });
}
