import type { Note } from '../../portal/contract/notes.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

const NEWEST = Number.MAX_SAFE_INTEGER;

/** The internal notes of the jobs, newest first; kept apart from the chat, which clients see. */
export function notesTable(db: Db) {
  const insert = writer(db, 'INSERT INTO notes (id, job_id, doc) VALUES (?, ?, ?)');
  const page = reader<[number, string]>(
    db,
    'SELECT seq, doc FROM notes WHERE job_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  );
  return {
    insert: (note: Note) => insert(note.id, note.job_id, JSON.stringify(note)),
    list: (jobId: string, before: number | undefined, size: number): Slice<Note> =>
      slice(page.all(jobId, before ?? NEWEST, size + 1), size),
  };
}
