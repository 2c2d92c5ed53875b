import { findJob } from '../../work/job/find-job.ts';
import { readJobDetails } from '../../work/job/job-details.ts';
import type { Context } from '../context.ts';
import { JOB_VIEW_FIELDS } from './fields.ts';
import { jobJson } from './present.ts';
import { drawJob } from './present-details.ts';

/** `taxq job view JOB` */
export async function runView({ job: text }: { job: string }, context: Context): Promise<void> {
  const session = await context.session();
  const job = await findJob(session, text);
  const details = await readJobDetails(session, job);
  await context.output.thing(JOB_VIEW_FIELDS, { ...jobJson(job), ...details }, () =>
    drawJob(job, details, context.terminal),
  );
}
