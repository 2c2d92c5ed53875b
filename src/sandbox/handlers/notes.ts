import { randomUUID } from 'node:crypto';
import type { Note } from '../../portal/contract/notes.ts';
import { recordEvent } from '../events.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import { assertOpen, assertProOnJob, findJob, findMe, saveJobForPro } from './find.ts';
import type { HandlersOf } from './handler.ts';

export const noteHandlers: HandlersOf<'listNotes' | 'createNote'> = {
  listNotes({ params, query, portal }) {
    const job = findJob(portal, params.job_id);
    const list = `notes ${job.id}`;
    const before = readPageToken(query.page_token, list);
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toPage(portal.store.notes.list(job.id, before, size), list);
  },
  createNote({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    assertOpen(job);
    const note: Note = {
      id: randomUUID(),
      job_id: job.id,
      kind: body.kind,
      text: body.text,
      author: { user_id: userId, display_name: findMe(portal).display_name },
      create_time: portal.clock.iso(),
    };
    portal.store.notes.insert(note);
    recordEvent(portal, job.id, 'note_added', userId, { note_id: note.id, note: note.kind });
    // Clients see the time of a change, and must not see that there is a note.
    saveJobForPro(portal, job);
    return note;
  },
};
