import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { systemCode } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { makePrivateFile } from './database.ts';
import { storeProblem } from './problems.ts';

const ID = /^[a-z2-7]{8}$/;
const SUFFIX = '.lock';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new name for a lock: 8 lower-case letters and digits. */
export function newLockId(): string {
  return Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/**
 * The locks of runs and of senders, one small file each. It is the operating system that frees a lock with its
 * process, so a process id that came back or a restarted machine can't pass for a living run.
 */
export interface RunLocks {
  /** Takes the lock of a new run. @throws TaxqError when its file can't be made or locked */
  hold(id: string): void;
  /** Gives back what `hold` took; nothing happens when there is none. */
  release(id: string): void;
  /** Whether a living process holds it; the file of a dead one is removed. */
  isHeld(id: string): boolean;
  /** Removes what dead processes left behind. Only while no run can begin. */
  sweep(): void;
  /** Releases all that this process holds. */
  releaseAll(): void;
}

/** The locks in a folder, which is made when the first is held. */
export function openRunLocks(folder: string): RunLocks {
  const fileOf = (id: string) => join(folder, `${id}${SUFFIX}`);
  // A connection that nobody keeps would be collected, and its lock with it.
  const held = new Map<string, Libsql.Database>();
  const release = (id: string) => {
    const connection = held.get(id);
    if (connection === undefined) return;
    held.delete(id);
    connection.close();
    remove(fileOf(id));
  };
  const isHeld = (id: string) => {
    if (held.has(id)) return true;
    if (!ID.test(id) || !existsSync(fileOf(id))) return false;
    return !removeIfFree(fileOf(id));
  };
  return {
    hold: (id) => {
      makeFolder(folder);
      held.set(id, lock(fileOf(id)));
    },
    release,
    isHeld,
    sweep: () => {
      for (const name of readdirSync(folder)) {
        if (name.endsWith(SUFFIX)) isHeld(name.slice(0, -SUFFIX.length));
      }
    },
    releaseAll: () => {
      for (const id of [...held.keys()]) release(id);
    },
  };
}

function lock(file: string): Libsql.Database {
  try {
    makePrivateFile(file);
    return connect(file, 'BEGIN EXCLUSIVE');
  } catch (error) {
    remove(file);
    throw storeProblem(file, error);
  }
}

function removeIfFree(file: string): boolean {
  try {
    // Reading is refused while another process holds the lock; who only asks is in nobody’s way.
    connect(file, 'SELECT 1 FROM sqlite_schema').close();
  } catch (error) {
    if (systemCode(error).startsWith('SQLITE_BUSY')) return false;
    throw storeProblem(file, error);
  }
  remove(file);
  return true;
}

/** Statements are executed, never prepared: a prepared one would keep the lock after `close`. */
function connect(file: string, statement: string): Libsql.Database {
  const connection = new Libsql(file);
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    // A journal on the disk would outlive a killed process.
    connection.exec('PRAGMA journal_mode = MEMORY');
    connection.exec(statement);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It locks nothing any more; the next run tries again.
  }
}
