import { uptime } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { openFacts } from './remembered-facts.ts';
import { openRunLocks } from './run-lock.ts';
import { openRuns } from './runs.ts';
import { readSecret } from './secret.ts';
import type { Store, StoreOptions } from './store.ts';
import { openTransfers } from './transfers.ts';

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
  const runs = openRuns(db, locks, now, bootTime);
  const pidOf = (run: string) => (runs.isAlive(run) ? (runs.find(run)?.pid ?? null) : null);
  return {
    runs,
    transfers: openTransfers(db, now, pidOf),
    facts: openFacts(db, now),
    secret: () => readSecret(db),
    close: () => {
      locks.releaseAll();
      db.close();
    },
  };
}
