import type { ScopeChange } from '../../portal/contract/scope-changes.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

/** Scope changes, and the consultation items that approved ones put on a job. */
export function scopeChangesTable(db: Db) {
  const insert = writer(
    db,
    'INSERT INTO scope_changes (id, job_id, kind, create_time, doc) VALUES (?, ?, ?, ?, ?)',
  );
  const update = writer(db, 'UPDATE scope_changes SET doc = ? WHERE id = ?');
  const ofJob = reader<[string]>(
    db,
    'SELECT doc FROM scope_changes WHERE job_id = ? ORDER BY seq DESC',
  );
  const addItem = writer(
    db,
    `INSERT INTO job_items VALUES (?, ?, ?)
     ON CONFLICT (job_id, item_id) DO UPDATE SET quantity = quantity + excluded.quantity`,
  );
  const quantity = reader<[number]>(
    db,
    'SELECT quantity FROM job_items WHERE job_id = ? AND item_id = ?',
  );
  return {
    insert: (change: ScopeChange) =>
      insert(change.id, change.job_id, change.kind, change.create_time, JSON.stringify(change)),
    save: (change: ScopeChange) => update(JSON.stringify(change), change.id),
    /** Every scope change of a job, newest first. */
    list: (jobId: string) => ofJob.all(jobId).map(([doc]) => JSON.parse(doc) as ScopeChange),
    consultations(jobId: string, after: number, size: number): Slice<ScopeChange> {
      const page = reader<[number, string]>(
        db,
        `SELECT seq, doc FROM scope_changes WHERE job_id = ? AND kind = 'CONSULTATION' AND seq > ?
         ORDER BY seq LIMIT ?`,
      );
      return slice(page.all(jobId, after, size + 1), size);
    },
    /** Puts consultation items on the job, or takes them off with a negative quantity. */
    addJobItem: (jobId: string, itemId: string, by: number) => addItem(jobId, itemId, by),
    /** How many of a consultation item the job has. */
    jobItemQuantity: (jobId: string, itemId: string) => quantity.first(jobId, itemId)?.[0] ?? 0,
  };
}
