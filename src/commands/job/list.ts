import { take } from '../../portal/paging.ts';
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

/** Lists every job as it comes. @returns how many */
function listAll(session: Session, query: JobQuery, { output, clock }: Context): Promise<number> {
  return output.list(
    viewOf(session, clock()),
    listJobs(session, { ...query, pageSize: PAGE_SIZE }),
  );
}

async function listFirst(
  session: Session,
  query: JobQuery,
  most: number,
  { output, clock, terminal }: Context,
): Promise<number> {
  const pageSize = Math.min(most + 1, PAGE_SIZE);
  const { items, more } = await take(listJobs(session, { ...query, pageSize }), most);
  const shown = await output.list(viewOf(session, clock()), items);
  if (more) terminal.note(`These are the first ${most}; --all shows every job.`);
  return shown;
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
