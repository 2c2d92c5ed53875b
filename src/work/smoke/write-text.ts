import { createHash } from 'node:crypto';
import type { Note } from '../../portal/contract/notes.ts';
import type { Sleep } from '../../portal/write-once.ts';
import { type Check, couldNotCheck, fail, pass } from '../checks/check.ts';
import type { DigestOf } from '../document/find-sent-document.ts';
import type { JobView } from '../job/job-view.ts';
import { findSent } from '../message/find-sent.ts';
import { saysTheSame } from '../message/same-text.ts';
import { sendMessage } from '../message/send-message.ts';
import { readNotes } from '../note/list-notes.ts';
import { saysNothingStored } from '../once/outcome.ts';
import { whoAmI } from '../session.ts';
import type { Scene } from './scene.ts';

/** What the write checks of one run write, and where. */
export interface Writing {
  scene: Scene;
  /** The tag of the document, as `doc upload` takes it. */
  tag: string;
  digestOf: DigestOf;
  /** Marks all that the run writes; the same run id is never written twice. */
  runId: string;
  sleep?: Sleep | undefined;
  /** What stays on the portal, added to as it is written. */
  left: LeftBehind[];
}

/**
 * Notes what a write may leave, before it goes out; it stays noted unless the portal surely has none.
 *
 * @param send gives the id of what is there
 */
export async function leaving(
  left: LeftBehind[],
  { kind, job }: { kind: LeftBehind['kind']; job: JobView },
  send: () => Promise<string | null>,
): Promise<string | null> {
  const noted: LeftBehind = { kind, id: null, short_id: job.short_id };
  left.push(noted);
  const drop = () => left.splice(left.indexOf(noted), 1);
  try {
    noted.id = await send();
    if (noted.id === null) drop();
    return noted.id;
  } catch (error) {
    if (saysNothingStored(error)) drop();
    throw error;
  }
}

/** Something that a run has left on the portal, which offers no way to take it away. */
export interface LeftBehind {
  kind: 'note' | 'message' | 'document';
  /** Null while it isn’t known whether it is there. */
  id: string | null;
  short_id: string;
}

/** The text that all writes of a run carry. */
export const probeText = (runId: string): string => `taxq smoke check ${runId}`;

/** The finding for a job that couldn’t be read. */
export const NO_JOB = couldNotCheck('There is no job to write to.');

/** The same for the same portal, job, run and kind, whichever machine it is made on. */
function probeKey({ scene, runId }: Writing, job: JobView, kind: string): string {
  const identity = ['smoke', scene.session.client.origin, job.id, runId, kind].join('\n');
  return createHash('sha256').update(identity).digest('hex');
}

async function findNote({ scene, runId }: Writing, job: JobView): Promise<Note | null> {
  for await (const note of readNotes(scene.session, job)) {
    if (saysTheSame(note.text, probeText(runId))) return note;
  }
  return null;
}

/** Writes an internal note, which no client sees, and reads it back. */
export const writeNoteCheck = (writing: Writing): Check => ({
  id: 'write.note',
  name: 'Write an internal note',
  needs: ['job.view'],
  run: async () => {
    const { scene, runId, left } = writing;
    const { session, job } = scene;
    if (job === null) return NO_JOB;
    const before = await findNote(writing, job);
    const id = await leaving(left, { kind: 'note', job }, async () => {
      if (before !== null) return before.id;
      const input = {
        params: { job_id: job.id },
        body: { kind: 'working', text: probeText(runId) },
      };
      const idempotencyKey = probeKey(writing, job, 'note');
      await session.client.call('createNote', input, { idempotencyKey });
      return (await findNote(writing, job))?.id ?? null;
    });
    if (id === null) return fail(`The note isn’t on job ${job.short_id} although it was taken.`);
    const how = before === null ? 'Written and read back' : 'There from before';
    return pass(`${how}: note ${id}.`);
  },
});

/** Sends a message, which the client of the job reads, and reads it back. */
export const writeMessageCheck = (writing: Writing): Check => ({
  id: 'write.message',
  name: 'Send a message',
  needs: ['job.view'],
  run: async () => {
    const { scene, runId, sleep, left } = writing;
    const { session, job } = scene;
    if (job === null) return NO_JOB;
    const { user_id: proId } = await whoAmI(session);
    const draft = { job, template: null, text: probeText(runId) };
    const find = () => findSent({ session, draft, proId });
    const before = await find();
    const id = await leaving(left, { kind: 'message', job }, async () => {
      if (before !== null) return before.id;
      const idempotencyKey = probeKey(writing, job, 'message');
      await sendMessage(session, draft, proId, { idempotencyKey, left: find, sleep });
      return (await find())?.id ?? null;
    });
    if (id === null) return fail(`The message isn’t on job ${job.short_id} although it was taken.`);
    const how = before === null ? 'Sent and read back' : 'There from before';
    return pass(`${how}: message ${id}.`);
  },
});
