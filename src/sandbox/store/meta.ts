import type { Db } from './database.ts';
import { reader, writer } from './rows.ts';

/** Named facts of the data folder, such as its secrets and its seed. */
export function metaTable(db: Db) {
  const insert = writer(db, 'INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const one = reader<[string]>(db, 'SELECT value FROM meta WHERE name = ?');
  return {
    get: (name: string) => one.first(name)?.[0],
    set: (name: string, value: string) => {
      insert(name, value);
    },
    /** The kept value, or the one made now and kept from here on. */
    getOrMake(name: string, make: () => string): string {
      const kept = one.first(name)?.[0];
      if (kept !== undefined) return kept;
      const value = make();
      insert(name, value);
      return value;
    },
  };
}
