import type { ProDocument } from '../../portal/contract/documents.ts';
import type { Message } from '../../portal/contract/messages.ts';
import type { Milestone } from '../../portal/contract/milestones.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

const NEWEST = Number.MAX_SAFE_INTEGER;

/** The chat of the jobs, newest message first. */
export function messagesTable(db: Db) {
  const insert = writer(db, 'INSERT INTO messages (id, job_id, doc) VALUES (?, ?, ?)');
  const page = reader<[number, string]>(
    db,
    'SELECT seq, doc FROM messages WHERE job_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  );
  return {
    insert: (jobId: string, message: Message) => insert(message.id, jobId, JSON.stringify(message)),
    list: (jobId: string, before: number | undefined, size: number): Slice<Message> =>
      slice(page.all(jobId, before ?? NEWEST, size + 1), size),
  };
}

/** A document that says of itself which version it is; one kept without that is a first one. */
const withVersion = (document: ProDocument): ProDocument => ({
  version_of: null,
  version: 1,
  ...document,
});

/** The documents of the jobs, oldest first. */
export function documentsTable(db: Db) {
  const insert = writer(db, 'INSERT INTO documents (id, job_id, doc) VALUES (?, ?, ?)');
  const byId = reader<[string]>(db, 'SELECT doc FROM documents WHERE id = ?');
  const contents = reader<[string]>(db, "SELECT DISTINCT doc ->> '$.sha256' FROM documents");
  const page = reader<[number, string]>(
    db,
    'SELECT seq, doc FROM documents WHERE job_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  const newest = reader<[number | null]>(
    db,
    "SELECT max(doc ->> '$.version') FROM documents WHERE job_id = ? AND doc ->> '$.version_of' = ?",
  );
  return {
    insert: (document: ProDocument) =>
      insert(document.id, document.job_id, JSON.stringify(document)),
    find(id: string): ProDocument | undefined {
      const row = byId.first(id);
      return row === undefined ? undefined : withVersion(JSON.parse(row[0]) as ProDocument);
    },
    list(jobId: string, after: number, size: number): Slice<ProDocument> {
      const { items, ...rest } = slice<ProDocument>(page.all(jobId, after, size + 1), size);
      return { ...rest, items: items.map(withVersion) };
    },
    /** The number of a document's newest version, by the id of the first. */
    newestVersion: (jobId: string, firstId: string) => newest.first(jobId, firstId)?.[0] ?? 1,
    /** The digest of every document's content. */
    digests: (): ReadonlySet<string> => new Set(contents.all().map(([digest]) => digest)),
  };
}

/** The milestones of the jobs, in order. */
export function milestonesTable(db: Db) {
  const insert = writer(db, 'INSERT INTO milestones VALUES (?, ?, ?, ?)');
  const update = writer(db, 'UPDATE milestones SET doc = ? WHERE job_id = ? AND id = ?');
  const ofJob = reader<[string]>(
    db,
    'SELECT doc FROM milestones WHERE job_id = ? ORDER BY position',
  );
  return {
    insert: (jobId: string, position: number, milestone: Milestone) =>
      insert(jobId, position, milestone.id, JSON.stringify(milestone)),
    save: (jobId: string, milestone: Milestone) =>
      update(JSON.stringify(milestone), jobId, milestone.id),
    list: (jobId: string) => ofJob.all(jobId).map(([doc]) => JSON.parse(doc) as Milestone),
  };
}
