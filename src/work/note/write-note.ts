import { createHash } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import type { Note } from '../../portal/contract/notes.ts';
import { take } from '../../portal/paging.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import { type JobView, jobTitle, openCommand } from '../job/job-view.ts';
import { plainText, saysTheSame } from '../message/same-text.ts';
import { exactlyOnce } from '../once/exactly-once.ts';
import type { OnceSending, OnceTools } from '../once/once-only.ts';
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
  await session.capabilities.need('notes', 'internal notes', openCommand(job));
  assertNotEnded(job, 'takes no more notes');
}

/** The job's newest note, when it says the same already; else null. */
export async function findSameNote(session: Session, draft: NoteDraft): Promise<Note | null> {
  const { items } = await take(readNotes(session, draft.job, 1), 1);
  const [newest] = items;
  return newest !== undefined && isSame(newest, draft) ? newest : null;
}

const isSame = (note: Note, { kind, text }: NoteDraft): boolean =>
  note.kind === kind && saysTheSame(note.text, text);

/** Every note of the job that says the same, newest first. */
async function sameNotes(session: Session, draft: NoteDraft): Promise<Note[]> {
  const same: Note[] = [];
  for await (const note of readNotes(session, draft.job)) {
    if (isSame(note, draft)) same.push(note);
  }
  return same;
}

async function noteOf(session: Session, job: JobView, id: string): Promise<Note | null> {
  for await (const note of readNotes(session, job)) {
    if (note.id === id) return note;
  }
  return null;
}

/** Under a key a note has been tried several times: any try may have arrived. */
const mayHaveArrived = (error: unknown): boolean =>
  error instanceof TaxqError && (error.kind === 'unreachable' || error.code === 'off_contract');

async function sendNote(
  session: Session,
  draft: NoteDraft,
  { idempotencyKey, left, onRepeat }: OnceSending<Note>,
): Promise<Note> {
  const { job, kind, text } = draft;
  const input = { params: { job_id: job.id }, body: { kind, text } };
  try {
    return await session.client.call('createNote', input, { idempotencyKey, onRepeat });
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const found = await orNull(left(), 'unreachable', 'failed');
    if (found === null) throw error;
    return found;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the outbox keeps of a note. */
export const noteDigest = ({ kind, text }: Omit<NoteDraft, 'job'>): string =>
  digest(JSON.stringify([kind, plainText(text)]));

/** A note that is on the portal, and how it came there. */
export interface WrittenNote {
  id: string;
  /** Null for one that was written before and can’t be found any more. */
  note: Note | null;
  /** `already_sent`: an earlier attempt, or another process, had written it. */
  how: 'sent' | 'already_sent';
}

/**
 * Writes a note exactly once, as `exactlyOnce` says. Under a key, what is done is done. Without one
 * what was written before the command began may be written again on purpose;
 * `findSameNote` tells whether it is the newest already.
 *
 * @param key the caller’s, such as `plan:<id>:<action>`
 * @throws TaxqError of kind `refused` when the portal takes none on this job; else as `exactlyOnce`
 */
export async function writeNote(
  tools: OnceTools,
  draft: NoteDraft,
  key?: string,
): Promise<WrittenNote> {
  const { session } = tools;
  const { job, kind, text } = draft;
  const { origin } = session.client;
  const sha256 = noteDigest({ kind, text });
  const { id, written, how } = await exactlyOnce<Note>(tools, {
    intent: {
      key: `text:${digest(JSON.stringify(['note', origin, job.id, sha256]))}`,
      origin,
      job_id: job.id,
      short_id: job.short_id,
      kind: 'note',
      sha256,
    },
    key,
    takesKeys: true,
    alike: () => sameNotes(session, draft),
    send: (sending) => sendNote(session, draft, sending),
    what: `note on ${jobTitle(job)}`,
    look: taxqCommand('note list', [job.short_id]),
  });
  const note = written ?? (await noteOf(session, job, id));
  return { id, note, how };
}
