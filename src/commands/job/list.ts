import { take } from '../../portal/paging.ts';
import { type JobState, jobState } from '../../rules/job-state.ts';
import type { View } from '../../terminal/view.ts';
import type { JobView } from '../../work/job/job-view.ts';
import { type JobQuery, listJobs } from '../../work/job/list-jobs.ts';
import type { Session } from '../../work/session.ts';
import { leftOutFailures, raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { jobsView } from './present.ts';

interface ListInput {
  status?: string;
  filter?: string;
  limit?: number;
  all?: boolean;
}

const DEFAULT_LIMIT = 50;
const PAGE_SIZE = 100;

/** `taxq job list` */
export async function runList(
  { status, filter, limit, all }: ListInput,
  context: Context,
): Promise<void> {
  const session = await context.session();
  const shown = all
    ? await listAll(session, { status, filter }, context)
    : await listFirst(session, { status, filter }, limit ?? DEFAULT_LIMIT, context);
  const leftOut = leftOutFailures(session);
  raiseFailures(leftOut, shown + leftOut.length, {
    code: 'some_not_read',
    what: 'jobs could not be read',
    hint: 'Look at them in the portal, and tell its support.',
  });
}

/** Lists every job, for a program as it comes. @returns how many */
async function listAll(session: Session, query: JobQuery, context: Context): Promise<number> {
  const jobs = listJobs(session, { ...query, pageSize: PAGE_SIZE });
  const shown = isForPerson(context) ? openFirst(await collect(jobs)) : jobs;
  return context.output.list(viewOf(session, context.clock()), shown);
}

async function listFirst(
  session: Session,
  query: JobQuery,
  most: number,
  context: Context,
): Promise<number> {
  const { output, clock, terminal } = context;
  const pageSize = Math.min(most + 1, PAGE_SIZE);
  const { items, more } = await take(listJobs(session, { ...query, pageSize }), most);
  const listed = isForPerson(context) ? openFirst(items) : items;
  const shown = await output.list(viewOf(session, clock()), listed);
  if (more) terminal.note(`These are the first ${most}; --all shows every job.`);
  return shown;
}

/** Who looks at a screen looks for work; a program gets the portal’s order. */
const isForPerson = ({ output, terminal }: Context): boolean =>
  !output.machine && terminal.outIsTerminal;

async function collect(jobs: AsyncIterable<JobView>): Promise<JobView[]> {
  const all: JobView[] = [];
  for await (const job of jobs) all.push(job);
  return all;
}

const RANKS: Record<JobState, number> = {
  open: 0,
  'on-hold': 0,
  unknown: 0,
  'not-claimed': 1,
  closed: 2,
  cancelled: 3,
};

/** Open jobs, then those that may become so, then what is over; each in the portal’s order. */
function openFirst(jobs: readonly JobView[]): JobView[] {
  const rank = ({ status }: JobView) => RANKS[jobState(status)];
  return [...jobs].sort((a, b) => rank(a) - rank(b));
}

/** A list that is empty because of what was left out isn’t one without jobs. */
function viewOf({ leftOut }: Session, now: Date): View<JobView> {
  const view = jobsView(now);
  return {
    ...view,
    get empty() {
      return leftOut.all().length === 0 ? view.empty : 'No job that could be read.';
    },
  };
}
