import { findJob } from '../../work/job/find-job.ts';
import { listNotes } from '../../work/note/list-notes.ts';
import type { Context } from '../context.ts';
import { drawNotes, notesView } from './present-notes.ts';

interface ListInput {
  job: string;
  kind?: string;
  limit?: number;
}

const DEFAULT_LIMIT = 20;

/** `taxq note list JOB` */
export async function runList(
  { job: text, kind, limit = DEFAULT_LIMIT }: ListInput,
  { session: open, output, terminal, clock }: Context,
): Promise<void> {
  const session = await open();
  const job = await findJob(session, text);
  const { notes, more } = await listNotes(session, job, { kind, limit });
  if (output.machine || !terminal.outIsTerminal || notes.length === 0) {
    await output.list(notesView(kind), notes);
  } else {
    await terminal.data(`${drawNotes(notes, clock(), terminal)}\n`);
  }
  if (more) terminal.note(`There are older ones; --limit shows more than ${limit}.`);
}
