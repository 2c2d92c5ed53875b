import { TaxqError } from '../../errors.ts';
import { theyAre } from '../candidates.ts';
import type { Session } from '../session.ts';
import { type JobView, jobTitle } from './job-view.ts';
import type { LeftOutJob } from './left-out-jobs.ts';
import { listJobs } from './list-jobs.ts';

/** All jobs of the workspace, read once, for work on many of them. */
export interface JobDirectory {
  jobs: readonly JobView[];
  /** Those that aren't as documented: nothing can be done with them, and they may be what is meant. */
  leftOut: readonly LeftOutJob[];
  /**
   * Finds the job that a pro means, as `findJob` does, without asking the portal again.
   *
   * @throws TaxqError of kind `usage` with the candidates when several fit, `not-found` when none does
   */
  find(text: string): JobView;
}

/** Jobs to ask for at a time: few calls for a large workspace, and no page a portal would refuse. */
const PAGE_SIZE = 100;

/** Reads every job of the workspace. */
export async function readJobDirectory(session: Session): Promise<JobDirectory> {
  const jobs: JobView[] = [];
  for await (const job of listJobs(session, { pageSize: PAGE_SIZE })) jobs.push(job);
  const byId = new Map(
    jobs.flatMap((job) => [[job.id, job] as const, [job.short_id, job] as const]),
  );
  const { fitsJob, fitsNames } = await import('./fits-job.ts');
  const found = new Map<string, JobView>();
  const search = (wanted: string): JobView => {
    const direct =
      byId.get(wanted) ?? byId.get(wanted.toUpperCase()) ?? byId.get(wanted.toLowerCase());
    if (direct !== undefined) return direct;
    const unread = session.leftOut.all().filter(fitsNames(wanted));
    return onlyOne(wanted, jobs.filter(fitsJob(wanted)), unread);
  };
  return {
    jobs,
    leftOut: session.leftOut.all(),
    find: (text) => {
      const wanted = text.trim();
      const job = found.get(wanted) ?? search(wanted);
      found.set(wanted, job);
      return job;
    },
  };
}

/**
 * The only job that a text fits: never a guess, also where one that couldn't be read may be meant.
 *
 * @throws TaxqError of kind `usage` with the candidates when several fit, `not-found` when none does
 */
export function onlyOne(
  text: string,
  candidates: readonly JobView[],
  leftOut: readonly LeftOutJob[],
): JobView {
  const [only, ...others] = candidates;
  const [unread] = leftOut;
  if (only === undefined) throw unread?.error ?? jobUnknown(text);
  if (others.length + leftOut.length === 0) return only;
  const labels = [
    ...candidates.map((job) => `${job.short_id} ${jobTitle(job)}`),
    ...leftOut.map(({ label, names }) => `${label} ${names[0] ?? ''}`.trim()),
  ];
  throw new TaxqError({
    kind: 'usage',
    code: 'job_ambiguous',
    message: `“${text}” fits ${labels.length} jobs.`,
    why: theyAre(labels),
    hint: 'Name one by its short id.',
  });
}

/** The error for a text that fits no job. */
function jobUnknown(text: string): TaxqError {
  return new TaxqError({
    kind: 'not-found',
    code: 'job_unknown',
    message: `There is no job “${text}”.`,
    why: 'It is neither a short id, nor an id, nor a part of any client’s name.',
    hint: 'See your jobs: taxq job list',
  });
}
