import type { Note } from '../../portal/contract/notes.ts';
import { pages, take } from '../../portal/paging.ts';
import { type JobView, openCommand } from '../job/job-view.ts';
import type { Session } from '../session.ts';

/** Notes asked for at a time. */
const PAGE_SIZE = 100;

/**
 * The internal notes of a job, newest first; the next page is asked for only when it is needed.
 *
 * @throws TaxqError of kind `unsupported` on a portal without notes
 */
export async function* readNotes(
  session: Session,
  job: JobView,
  pageSize = PAGE_SIZE,
): AsyncGenerator<Note> {
  await session.capabilities.need('notes', 'internal notes', openCommand(job));
  yield* pages(
    (page) =>
      session.client.call('listNotes', {
        params: { job_id: job.id },
        query: { page_size: pageSize, ...page },
      }),
    (note) => note.id,
  );
}

async function* ofKind(notes: AsyncIterable<Note>, kind: string | undefined) {
  for await (const note of notes) if (kind === undefined || note.kind === kind) yield note;
}

/**
 * The newest notes of a job, newest first, of one kind or of all.
 *
 * @returns the notes, and whether there are older ones
 */
export async function listNotes(
  session: Session,
  job: JobView,
  { kind, limit }: { kind: string | undefined; limit: number },
): Promise<{ notes: Note[]; more: boolean }> {
  const { items, more } = await take(ofKind(readNotes(session, job), kind), limit);
  return { notes: items, more };
}
