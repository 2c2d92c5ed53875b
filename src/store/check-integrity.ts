import type { Database } from './database.ts';

/**
 * Looks through the whole file for damage.
 *
 * @returns what SQLite complains of; empty when it is whole
 * @throws TaxqError with code store_damaged when the damage lets SQLite look no further
 */
export function checkIntegrity(db: Database): string[] {
  const told = db.reader<{ quick_check: string }>('PRAGMA quick_check').all();
  return told.map(({ quick_check: text }) => text).filter((text) => text !== 'ok');
}
