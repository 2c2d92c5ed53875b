import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { systemCode, TaxqError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { SCHEMA } from './schema.ts';

export type Db = Database.Database;

const isBusy = (error: unknown): boolean => systemCode(error).startsWith('SQLITE_BUSY');

const inUse = (data: string, cause: unknown) =>
  new TaxqError({
    kind: 'refused',
    code: 'sandbox_in_use',
    message: `The sandbox folder ${data} is already in use by another sandbox.`,
    why: 'One server at a time may serve a data folder.',
    hint: 'Use the sandbox that is running, stop it first, or choose another data folder.',
    cause,
  });

const unreadable = (data: string, cause: unknown) =>
  new TaxqError({
    kind: 'failed',
    code: 'sandbox_unreadable',
    message: `The sandbox database in ${data} cannot be opened.`,
    why: cause instanceof Error ? cause.message : String(cause),
    hint: 'Check the permissions of the folder; if its database is broken, remove the folder to start afresh.',
    cause,
  });

/**
 * Opens `portal.db` in the data folder (made when missing, readable by its owner only) and holds
 * it alone until closed; the operating system frees the hold when the process dies.
 * @throws TaxqError `sandbox_in_use` when another process holds it, `sandbox_unreadable` otherwise.
 */
export function openDatabase(data: string): Db {
  makeFolder(data);
  try {
    const file = join(data, 'portal.db');
    // SQLite gives its side files the mode of the database file, so the mode comes first.
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    const db = new Database(file);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec('BEGIN IMMEDIATE');
    db.exec(SCHEMA);
    db.exec('COMMIT');
    return db;
  } catch (error) {
    throw isBusy(error) ? inUse(data, error) : unreadable(data, error);
  }
}

/** Runs the work in one transaction: all of it is kept, or none when it throws. */
export function inTransaction<T>(db: Db, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Closes the database and lets go of the folder at once. */
export function closeDatabase(db: Db): void {
  // Prepared statements keep a closed connection, and with it the lock, alive until they are
  // collected; a connection that has left WAL and exclusive locking holds nothing.
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('locking_mode = NORMAL');
    db.exec('SELECT 1 FROM meta');
  } finally {
    db.close();
  }
}
