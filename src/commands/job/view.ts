import { findJob } from '../../work/job/find-job.ts';
import { readHold } from '../../work/job/hold.ts';
import { readJobDetails } from '../../work/job/job-details.ts';
import type { JobView } from '../../work/job/job-view.ts';
import { type NotAvailable, orRefused } from '../../work/job/refused-part.ts';
import { readScopeCheck } from '../../work/scope/read-scope-check.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';
import { proFrame } from '../queue/pro-frame.ts';
import { JOB_VIEW_FIELDS } from './fields.ts';
import { overridesOf } from './overrides-of.ts';
import { jobJson } from './present.ts';
import { drawJob, type JobPage } from './present-details.ts';

async function readPage(session: Session, job: JobView, context: Context): Promise<JobPage> {
  const frame = proFrame(context);
  const reading = readJobDetails(session, job);
  const refused: NotAvailable[] = [];
  const [details, hold, scope, overrides] = await Promise.all([
    reading,
    readHold(session, job, frame),
    orRefused('scope', readScopeCheck(session, job, reading), (one) => refused.push(one)),
    overridesOf(session.client.origin, job, context),
  ]);
  const not_available = [...details.not_available, ...refused];
  return { job, details: { ...details, not_available }, hold, scope, overrides };
}

/** `taxq job view JOB` */
export async function runView({ job: text }: { job: string }, context: Context): Promise<void> {
  const session = await context.session();
  const page = await readPage(session, await findJob(session, text), context);
  const { job, details, hold, scope, overrides } = page;
  const told = scope && { findings: scope.findings, not_told: scope.not_told };
  const json = { ...jobJson(job), ...details, hold, scope: told, overrides };
  await context.output.thing(JOB_VIEW_FIELDS, json, () => drawJob(page, context.terminal));
}
