import { uptime } from 'node:os';
import { join } from 'node:path';
import { type Commitments, openCommitments } from './commitments.ts';
import { openDatabase } from './database.ts';
import { openForgetPortal } from './forget-portal.ts';
import { type KeptJobFacts, openJobFacts } from './job-facts.ts';
import { type KnownFiles, openKnownFiles } from './known-files.ts';
import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox-types.ts';
import { type Overrides, openOverrides } from './overrides.ts';
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
  readonly jobFacts: KeptJobFacts;
  readonly outbox: Outbox;
  readonly commitments: Commitments;
  readonly overrides: Overrides;
  /** Forgets all but the runs of a portal that was emptied, such as the embedded one at its reset. */
  forgetPortal(origin: string): void;
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
  const senders = openRunLocks(join(folder, 'senders'));
  return {
    runs: openRuns(db, locks, now, bootTime),
    transfers: openTransfers(db, now, locks.isHeld),
    facts: openKnownFiles(db, now),
    jobFacts: openJobFacts(db),
    outbox: openOutbox(db, senders, now),
    commitments: openCommitments(db),
    overrides: openOverrides(db, now),
    forgetPortal: openForgetPortal(db),
    secret: () => readSecret(db),
    close: () => {
      locks.releaseAll();
      senders.releaseAll();
      db.close();
    },
  };
}
