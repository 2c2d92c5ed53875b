import { uploadsTable } from '../resumable/table.ts';
import { catalogTable } from './catalog.ts';
import { closeDatabase, type Db, inTransaction, openDatabase } from './database.ts';
import { eventsTable } from './events.ts';
import { idempotencyTable } from './idempotency.ts';
import { documentsTable, messagesTable, milestonesTable } from './job-records.ts';
import { jobsTable } from './jobs.ts';
import { membersTable } from './members.ts';
import { metaTable } from './meta.ts';
import { notesTable } from './notes.ts';
import { SEEDED_TABLES } from './schema.ts';
import { scopeChangesTable } from './scope-changes.ts';

const tables = (db: Db) => ({
  meta: metaTable(db),
  jobs: jobsTable(db),
  members: membersTable(db),
  messages: messagesTable(db),
  notes: notesTable(db),
  events: eventsTable(db),
  documents: documentsTable(db),
  milestones: milestonesTable(db),
  scopeChanges: scopeChangesTable(db),
  catalog: catalogTable(db),
  uploads: uploadsTable(db),
  idempotency: idempotencyTable(db),
});

/** Everything the sandbox remembers. */
export type Store = ReturnType<typeof tables> & {
  transaction<T>(work: () => T): T;
  /** Counts the transactions; while it stays the same, nothing has changed. */
  version(): number;
  /** Empties all tables that a seed fills; run it inside a transaction. */
  clear(): void;
  close(): void;
};

/**
 * Opens the sandbox's storage in the data folder.
 * @throws TaxqError as openDatabase does.
 */
export function openStore(data: string): Store {
  const db = openDatabase(data);
  let version = 0;
  return {
    ...tables(db),
    transaction: (work) => {
      version += 1;
      return inTransaction(db, work);
    },
    version: () => version,
    clear: () => {
      for (const table of SEEDED_TABLES) db.exec(`DELETE FROM ${table}`);
    },
    close: () => closeDatabase(db),
  };
}
