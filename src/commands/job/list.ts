import { take } from '../../portal/paging.ts';
import { listJobs } from '../../work/job/list-jobs.ts';
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
  const view = jobsView(context.clock());
  if (all) {
    await context.output.list(view, listJobs(session, { status, filter, pageSize: PAGE_SIZE }));
    return;
  }
  const most = limit ?? DEFAULT_LIMIT;
  const { items, more } = await take(
    listJobs(session, { status, filter, pageSize: Math.min(most + 1, PAGE_SIZE) }),
    most,
  );
  await context.output.list(view, items);
  if (more) context.terminal.note(`These are the first ${most}; --all shows every job.`);
}
