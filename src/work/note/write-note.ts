import { randomUUID } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import type { Note } from '../../portal/contract/notes.ts';
import { take } from '../../portal/paging.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import type { JobView } from '../job/job-view.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import { readNotes } from './list-notes.ts';

/** A note as it would be written. */
export interface NoteDraft {
  job: JobView;
  kind: string;
  text: string;
}

/**
 * Checks that a job can get a note at all, before anything is asked, sent or written.
 *
 * @throws TaxqError of kind `unsupported` on a portal without notes, `refused` for a job that is over
 */
export async function assertTakesNotes(session: Session, job: JobView): Promise<void> {
  await session.capabilities.need('notes', 'internal notes');
  assertNotEnded(job, 'takes no more notes');
}

/** A portal may store other line ends, or no blank ends, than it was given. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** The job's newest note, when it says the same already; else null. */
export async function findSameNote(session: Session, draft: NoteDraft): Promise<Note | null> {
  const { items } = await take(readNotes(session, draft.job, 1), 1);
  const [newest] = items;
  const same = newest?.kind === draft.kind && plain(newest.text) === plain(draft.text);
  return newest !== undefined && same ? newest : null;
}

/** Under a key a note has been tried several times: any try may have arrived. */
const mayHaveArrived = (error: unknown): boolean =>
  error instanceof TaxqError && (error.kind === 'unreachable' || error.code === 'off_contract');

/**
 * Writes a note once, under one idempotency key; after a failure that leaves the outcome open it is
 * looked for. `findSameNote` must have found none before, and finds it when this is tried again.
 *
 * @throws TaxqError of kind `refused` when the portal takes none on this job
 */
export async function writeNote(session: Session, draft: NoteDraft): Promise<Note> {
  const { job, kind, text } = draft;
  const input = { params: { job_id: job.id }, body: { kind, text } };
  try {
    return await session.client.call('createNote', input, { idempotencyKey: randomUUID() });
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const found = await orNull(findSameNote(session, draft), 'unreachable', 'failed');
    if (found === null) throw error;
    return found;
  }
}
