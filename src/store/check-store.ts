import { lookIntoDatabase } from './database.ts';

/**
 * Looks through the whole file of a store for damage; nothing of it is changed.
 *
 * @returns what SQLite complains of; empty when it is whole
 * @throws TaxqError as for opening it, and with code store_damaged when the damage lets SQLite look
 *   no further
 */
export function checkStore(folder: string, key: string | undefined): string[] {
  const db = lookIntoDatabase(folder, key);
  try {
    const told = db.reader<{ quick_check: string }>('PRAGMA quick_check').all();
    return told.map(({ quick_check: text }) => text).filter((text) => text !== 'ok');
  } finally {
    db.close();
  }
}
