import { listDocuments } from '../../work/document/list-documents.ts';
import { findJob } from '../../work/job/find-job.ts';
import type { Context } from '../context.ts';
import { documentsView } from './present.ts';

/** `taxq doc list JOB` */
export async function runList({ job: text }: { job: string }, context: Context): Promise<void> {
  const session = await context.session();
  const job = await findJob(session, text);
  const documents = await listDocuments(session, job);
  const view = documentsView(context.clock(), context.terminal.outIsTerminal);
  await context.output.list(view, documents);
}
