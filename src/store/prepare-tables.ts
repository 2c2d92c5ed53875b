import type { Database } from './database-types.ts';
import { damagedStore, newerStore } from './problems.ts';
import { SCHEMA, SCHEMA_VERSION, SINCE_VERSION_1 } from './schema.ts';

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
      exec(SCHEMA);
      exec(SINCE_VERSION_1);
      database.writer("INSERT INTO meta VALUES ('schema', ?)")(String(SCHEMA_VERSION));
    });
  }
  const read = database.reader<{ value: string }>("SELECT value FROM meta WHERE name = 'schema'");
  const version = () => read.first()?.value;
  if (version() === '1') {
    database.transaction(() => {
      // Another process may have done it while this one waited.
      if (version() !== '1') return;
      exec(SINCE_VERSION_1);
      database.writer("UPDATE meta SET value = ? WHERE name = 'schema'")(String(SCHEMA_VERSION));
    });
  }
  const found = version();
  if (found === undefined || !/^\d+$/.test(found)) {
    throw damagedStore(file, `It doesn’t say which version it has (“${found ?? ''}”).`);
  }
  if (Number(found) > SCHEMA_VERSION) throw newerStore(file, found, SCHEMA_VERSION);
}
