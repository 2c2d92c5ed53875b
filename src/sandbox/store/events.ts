import type { JobEvent } from '../../portal/contract/events.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

/** What happened on the jobs, oldest first. */
export function eventsTable(db: Db) {
  const insert = writer(db, 'INSERT INTO events (job_id, doc) VALUES (?, ?)');
  const page = reader<[number, string]>(
    db,
    'SELECT seq, doc FROM events WHERE job_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  return {
    insert: (jobId: string, event: JobEvent) => insert(jobId, JSON.stringify(event)),
    list: (jobId: string, after: number, size: number): Slice<JobEvent> =>
      slice(page.all(jobId, after, size + 1), size),
  };
}
