import type { Database } from './database-types.ts';
import { damagedStore, newerStore } from './problems.ts';
import { SCHEMA, SCHEMA_VERSION, STEPS } from './schema.ts';

/** Versions that can be brought up to date, in their order. */
const OLDER = STEPS.map((_, index) => String(index + 1));

/**
 * Makes the tables of a new store, and brings those of an older one up to date.
 *
 * @throws TaxqError with code store_damaged or store_newer
 */
export function prepareTables(exec: (sql: string) => void, database: Database, file: string): void {
  const hasTables = database.reader("SELECT 1 FROM sqlite_schema WHERE name = 'meta'");
  if (hasTables.first() === undefined) {
    database.transaction(() => {
      if (hasTables.first() !== undefined) return;
      for (const sql of [SCHEMA, ...STEPS]) exec(sql);
      database.writer("INSERT INTO meta VALUES ('schema', ?)")(String(SCHEMA_VERSION));
    });
  }
  const read = database.reader<{ value: string }>("SELECT value FROM meta WHERE name = 'schema'");
  const version = () => read.first()?.value;
  const isOld = () => OLDER.includes(version() ?? '');
  if (isOld()) {
    database.transaction(() => {
      // Another process may have done it while this one waited.
      if (!isOld()) return;
      for (const sql of STEPS.slice(OLDER.indexOf(version() ?? ''))) exec(sql);
      database.writer("UPDATE meta SET value = ? WHERE name = 'schema'")(String(SCHEMA_VERSION));
    });
  }
  readVersion(database, file);
}

/**
 * Reads which version a store has.
 *
 * @throws TaxqError with code store_damaged for one that doesn't say it, store_newer
 */
export function readVersion(database: Database, file: string): number {
  const read = database.reader<{ value: string }>("SELECT value FROM meta WHERE name = 'schema'");
  const found = read.first()?.value;
  if (found === undefined || !/^\d+$/.test(found)) {
    throw damagedStore(file, `It doesn’t say which version it has (“${found ?? ''}”).`);
  }
  if (Number(found) > SCHEMA_VERSION) throw newerStore(file, found, SCHEMA_VERSION);
  return Number(found);
}
