import { uptime } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { type KnownFiles, openKnownFiles } from './known-files.ts';
import { openRunLocks } from './run-lock.ts';
import type { Runs } from './run-types.ts';
import { openRuns } from './runs.ts';
import { readSecret } from './secret.ts';
import type { Transfers } from './transfer-types.ts';
import { openTransfers } from './transfers.ts';

export interface StoreOptions {
  /** Made when missing, for this user only. */
  folder: string;
  /** Encrypts the store; one that was made without a key can't be opened with one. */
  key?: string | undefined;
  now?: (() => Date) | undefined;
  /** When this machine was started; as the system says, unless given. */
  bootTime?: (() => Date) | undefined;
}

/** What taxq remembers on this machine. Several processes may have it open at the same time. */
export interface Store {
  readonly transfers: Transfers;
  readonly runs: Runs;
  readonly facts: KnownFiles;
  /** 32 random bytes, made once per store. */
  secret(): Uint8Array;
  close(): void;
}

const machineStart = () => new Date(Date.now() - uptime() * 1000);

/**
 * Opens the store in a folder, and makes it when there is none: `taxq.db`, for this user only.
 *
 * @throws TaxqError with code store_locked (wrong or missing key), store_damaged, store_newer,
 *   store_unusable, store_busy, disk_full or folder_unmakeable; the store's methods as well
 */
export function openStore(options: StoreOptions): Store {
  const { folder, key, now = () => new Date(), bootTime = machineStart } = options;
  const db = openDatabase(folder, key);
  const locks = openRunLocks(join(folder, 'runs'));
  return {
    runs: openRuns(db, locks, now, bootTime),
    transfers: openTransfers(db, now, locks.isHeld),
    facts: openKnownFiles(db, now),
    secret: () => readSecret(db),
    close: () => {
      locks.releaseAll();
      db.close();
    },
  };
}
