import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { systemCode } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import type { Bind, Database } from './database-types.ts';
import { prepareTables, readVersion } from './prepare-tables.ts';
import { closedStore, damagedStore, storeProblem } from './problems.ts';

export type { Bind, Database } from './database-types.ts';

/** The store's file in a folder. */
const fileIn = (folder: string): string => join(folder, 'taxq.db');

/**
 * Opens `taxq.db` in a folder; both are made when missing, for this user only.
 *
 * @throws TaxqError with code store_locked, store_damaged, store_newer, store_unusable, store_busy,
 *   disk_full or folder_unmakeable
 */
export function openDatabase(folder: string, key: string | undefined): Database {
  makeFolder(folder);
  const file = fileIn(folder);
  const { database, exec } = wrap(file, () => connect(file, key));
  prepareTables(exec, database, file);
  return database;
}

/**
 * Opens `taxq.db` in a folder to look at it: nothing is made, mended or written.
 *
 * @throws TaxqError as openDatabase; store_damaged for a file that is no store of taxq's
 */
export function lookIntoDatabase(folder: string, key: string | undefined): Database {
  const file = fileIn(folder);
  const { database } = wrap(file, () => connectToLook(file, key));
  try {
    readVersion(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function wrap(
  file: string,
  connectTo: () => Libsql.Database,
): { database: Database; exec: (sql: string) => void } {
  let isClosed = false;
  const guarded = <T>(work: () => T): T => {
    // libsql ends the whole process when it is used after that.
    if (isClosed) throw closedStore(file);
    try {
      return work();
    } catch (error) {
      throw storeProblem(file, error);
    }
  };
  const db = guarded(connectTo);
  const exec = (sql: string) => {
    guarded(() => db.exec(sql));
  };
  const transaction = transactions(exec, () => !isClosed && db.inTransaction);
  const database: Database = {
    reader: <T extends object>(sql: string) => {
      const statement = guarded(() => db.prepare<Bind[]>(sql));
      const all = (...bind: Bind[]) => guarded(() => statement.all(...bind) as T[]);
      // libsql’s own way to read one row adds a field of its own to it.
      return { first: (...bind) => all(...bind)[0], all };
    },
    writer: (sql) => {
      const statement = guarded(() => db.prepare<Bind[]>(sql));
      return (...bind) => guarded(() => statement.run(...bind).changes);
    },
    transaction: (work, options) => transaction(work, options?.durable ?? false),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      db.close();
    },
  };
  return { database, exec };
}

function open(file: string, key: string | undefined): Libsql.Database {
  const options = { encryptionCipher: 'aes256cbc', encryptionKey: key ?? '', readonly: false };
  const db = new Libsql(file, options);
  db.exec('PRAGMA busy_timeout = 10000');
  return db;
}

function connectToLook(file: string, key: string | undefined): Libsql.Database {
  // SQLite takes an empty file for a database without tables.
  if (statSync(file).size === 0) throw damagedStore(file, 'It is empty.');
  const db = open(file, key);
  db.exec('PRAGMA query_only = ON');
  return db;
}

function connect(file: string, key: string | undefined): Libsql.Database {
  makePrivateFile(file);
  const db = open(file, key);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = NORMAL');
  // Without it, macOS keeps what was synced in the disk's own cache.
  db.exec('PRAGMA fullfsync = ON');
  return db;
}

/** Makes a file for this user only; what is there stays. SQLite gives its side files the same mode. */
export function makePrivateFile(file: string): void {
  try {
    // Only ever a new one is opened here: closing an open file would drop SQLite's locks on it.
    closeSync(openSync(file, 'ax', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    chmodSync(file, 0o600);
  }
}

function transactions(
  exec: (sql: string) => void,
  isOpen: () => boolean,
): <T>(work: () => T, durable: boolean) => T {
  const run = <T>(work: () => T): T => {
    exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      exec('COMMIT');
      return result;
    } catch (error) {
      if (isOpen()) exec('ROLLBACK');
      throw error;
    }
  };
  return (work, durable) => {
    if (isOpen()) return work();
    if (!durable) return run(work);
    exec('PRAGMA synchronous = FULL');
    try {
      return run(work);
    } finally {
      exec('PRAGMA synchronous = NORMAL');
    }
  };
}
