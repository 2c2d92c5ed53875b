import type { Database } from './database.ts';

/** What is known of a portal; the runs stay, as a record of what was done once. */
const TABLES = ['outbox', 'commitments', 'overrides', 'job_facts', 'transfers'] as const;

/** Forgets what was sent to a portal, promised and found there: for one whose jobs are gone. */
export function openForgetPortal(db: Database): (origin: string) => void {
  const drops = TABLES.map((table) => db.writer(`DELETE FROM ${table} WHERE origin = ?`));
  return (origin) =>
    db.transaction(() => {
      for (const drop of drops) drop(origin);
    });
}
