import { findJob } from '../../work/job/find-job.ts';
import { listScopeChanges } from '../../work/scope/list-scope-changes.ts';
import { offersServices } from '../../work/scope/scope-items.ts';
import type { Context } from '../context.ts';
import { scopeChangesView } from './present.ts';

/** `taxq scope list JOB` */
export async function runList({ job: text }: { job: string }, context: Context): Promise<void> {
  const session = await context.session();
  const job = await findJob(session, text);
  const changes = await listScopeChanges(session, job);
  const view = scopeChangesView(job, context.clock(), context.terminal.outIsTerminal);
  if (await offersServices(session)) {
    await context.output.list(view, changes);
    return;
  }
  await context.output.list({ ...view, empty: 'No consultation was requested for it.' }, changes);
  context.terminal.note('This portal lists consultations only, and not what became of them.');
}
