import { TaxqError } from '../../errors.ts';
import { type Check, couldNotCheck, fail, pass, warn } from '../checks/check.ts';
import { findJob } from '../job/find-job.ts';
import { viewJob } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { filledPage } from './filled-page.ts';
import type { Scene } from './scene.ts';

const FIRST_PAGE = 50;
/** Pages that are walked to see a list end. */
const MOST_PAGES = 6;

type PageQuery = { page_size: number; page_token?: string };

async function page({ session }: Scene, query: PageQuery, signal: AbortSignal) {
  const input = { query };
  return (await session.capabilities.has('jobs'))
    ? session.client.call('listProJobs', input, { signal })
    : session.client.call('listJobs', input, { signal });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The first page of jobs. */
export const jobsPageCheck = (scene: Scene): Check => ({
  id: 'jobs.page',
  name: 'First page of jobs',
  needs: ['capabilities'],
  run: async (signal) => {
    const { data, next } = await filledPage<Scene['jobs'][number]>((at) =>
      page(scene, { page_size: FIRST_PAGE, ...at }, signal),
    );
    scene.jobs = data;
    scene.moreJobs = Boolean(next);
    return pass(`${counted(data.length, 'job')}${next ? ', and there are more' : ''}.`);
  },
});

/** Asks for the first page again and again, so that the times have something to stand on. */
export const samplesCheck = (scene: Scene, times: number): Check => ({
  id: 'samples',
  name: 'More samples of the first page',
  needs: ['jobs.page'],
  run: async (signal) => {
    for (let count = 0; count < times; count += 1) {
      await page(scene, { page_size: FIRST_PAGE }, signal);
    }
    return pass(`Asked ${times} ${times === 1 ? 'time' : 'times'} more.`);
  },
});

/** Whether pages follow one another without a gap or a repetition, and end. */
export const pagingCheck = (scene: Scene): Check => ({
  id: 'jobs.paging',
  name: 'Page after page',
  needs: ['jobs.page'],
  run: async (signal) => {
    const { jobs, moreJobs } = scene;
    if (jobs.length < 2) return couldNotCheck('There are fewer than two jobs to page through.');
    const size = moreJobs ? FIRST_PAGE : Math.ceil(jobs.length / 3);
    const seen: string[] = [];
    let token: string | undefined;
    let count = 0;
    let largest = 0;
    do {
      const { data, next } = await filledPage<Scene['jobs'][number]>(
        (at) => page(scene, { page_size: size, ...at }, signal),
        token,
      );
      count += 1;
      largest = Math.max(largest, data.length);
      if (data.length > size) {
        return warn(`A page of ${size} was asked for, and ${data.length} jobs came.`);
      }
      const twice = data.find(({ id }) => seen.includes(id));
      if (twice !== undefined) return fail(`Job ${twice.short_id} is on two pages.`);
      seen.push(...data.map(({ id }) => id));
      if (next === token && next) return fail('A page names itself as the next one.');
      token = next;
    } while (token !== undefined && count < MOST_PAGES);
    const missing = jobs.filter(({ id }) => !seen.includes(id));
    if (missing.length > 0) {
      return fail(
        `${counted(missing.length, 'job')} of the first page ${missing.length === 1 ? 'is' : 'are'} on no smaller one.`,
      );
    }
    const walked =
      largest < size
        ? `${counted(count, 'page')} of ${largest} at most, of ${size} asked for`
        : `${counted(count, 'page')} of ${size}`;
    if (token === undefined) return pass(`${walked}, and then the end.`);
    return moreJobs
      ? pass(`${walked}; there are more.`)
      : fail(`${jobs.length} jobs fill more than ${count} pages of ${size}: the list has no end.`);
  },
});

/** @throws TaxqError that names no client, unlike that of `findJob`: it may end in a public log */
async function idOf(session: Session, wanted: string): Promise<string> {
  try {
    return (await findJob(session, wanted)).id;
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind !== 'usage') throw error;
    const { kind, code, message, hint } = error;
    throw new TaxqError({ kind, code, message, hint });
  }
}

/** Whether a job is the same by its id and by its short id. */
export const jobViewCheck = (scene: Scene): Check => ({
  id: 'job.view',
  name: 'One job, by both its ids',
  needs: ['jobs.page'],
  run: async (signal) => {
    const { session, wanted, jobs } = scene;
    const { client } = session;
    const [first] = jobs;
    if (wanted === null && first === undefined) return couldNotCheck('There is no job to look at.');
    const id = wanted === null ? first?.id : await idOf(session, wanted);
    if (id === undefined) return fail('The first job on the page has no id.');
    const params = { job_id: id };
    const byId = (await session.capabilities.has('jobs'))
      ? await client.call('getProJob', { params }, { signal })
      : await client.call('getJob', { params }, { signal });
    const { short_id } = byId;
    scene.job = viewJob(byId);
    const other = await client
      .call('getJobByShortId', { params: { short_id } }, { signal })
      .catch((error: unknown) => {
        if (error instanceof TaxqError && error.kind === 'not-found') return null;
        throw error;
      });
    if (other === null) return fail(`Job ${short_id} can’t be had by its short id.`);
    if (other.id !== byId.id || byId.id !== id) {
      return fail(`Short id ${short_id} leads to another job than its id.`);
    }
    if (other.status !== byId.status) {
      return warn(
        `Job ${short_id} is ${byId.status} by its id and ${other.status} by its short id.`,
      );
    }
    return pass(`Job ${short_id} is the same by its id and its short id.`);
  },
});
