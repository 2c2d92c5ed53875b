import type { Database } from './database.ts';
import { openRunItems } from './run-items.ts';
import { newLockId, type RunLocks } from './run-lock.ts';
import type { NewRun, Run, RunFacts, RunItemStatus, RunSummary, Runs } from './run-types.ts';

const KEPT_RUNS = 200;

interface Row extends RunFacts {
  /** How many items have which status, as JSON; null until the end of the run is written down. */
  counts: string | null;
}

const SELECT = `
SELECT id, origin, profile, manifest, total, started_time, ended_time, pid, state, counts
FROM runs`;

/** A claim doesn’t survive a power cut, an intent does: whatever such a run intended may have been sent. */
const DOUBT = `
UPDATE transfers SET state = 'sending', run = NULL WHERE run = ? AND state = 'intended'`;

const INSERT = `
INSERT INTO runs (id, origin, profile, manifest, total, started_time, pid, state)
VALUES (?, ?, ?, ?, ?, ?, ?, 'running')`;

/**
 * The runs of a store.
 *
 * @param bootTime when this machine was started
 */
export function openRuns(
  db: Database,
  locks: RunLocks,
  now: () => Date,
  bootTime: () => Date,
): Runs {
  const items = openRunItems(db);
  const newest = db.reader<Row>(`${SELECT} ORDER BY seq DESC LIMIT ?`);
  const byId = db.reader<Row>(`${SELECT} WHERE id = ?`);
  const running = db.reader<Row>(`${SELECT} WHERE state = 'running'`);
  const insert = db.writer(INSERT);
  const settle = db.writer('UPDATE runs SET state = ?, ended_time = ?, counts = ? WHERE id = ?');
  const doubt = db.writer(DOUBT);
  const time = () => now().toISOString();

  const end = (id: string, state: RunFacts['state'], ended: string | null) =>
    settle(state, ended, JSON.stringify(items.count(id)), id);

  /** The row as it is true now, not as it was written while its process still lived. */
  const current = (row: Row): Row => {
    if (row.state !== 'running' || locks.isHeld(row.id)) return row;
    // It may have ended just now; that is written down before its lock is released.
    const again = byId.first(row.id) ?? row;
    return again.state === 'running' ? { ...again, state: 'interrupted' } : again;
  };
  const settleDead = () => {
    const boot = bootTime().getTime();
    for (const { id, started_time } of running.all()) {
      if (locks.isHeld(id)) continue;
      if (Date.parse(started_time) < boot) doubt(id);
      end(id, 'interrupted', null);
    }
    locks.sweep();
  };
  const write = (id: string, { origin, profile, manifest, items: all }: NewRun) => {
    settleDead();
    insert(id, origin, profile, manifest, all.length, time(), process.pid);
    items.insert(id, all);
    items.keepNewest(KEPT_RUNS);
  };
  const runOf = (id: string): Run => ({
    id,
    set: (position, change) => db.transaction(() => items.change(id, position, change)),
    end: (state) => {
      try {
        db.transaction(() => end(id, state, time()));
      } finally {
        locks.release(id);
      }
    },
  });
  return {
    begin: (run) => {
      const id = newLockId();
      const begin = () => {
        // Before anybody can see the run, and while nobody sweeps.
        locks.hold(id);
        write(id, run);
      };
      try {
        db.transaction(begin, { durable: true });
      } catch (error) {
        locks.release(id);
        throw error;
      }
      return runOf(id);
    },
    list: (limit = KEPT_RUNS) =>
      newest.all(limit).map((row): RunSummary => {
        const { counts, ...facts } = current(row);
        return { ...facts, counts: counts === null ? items.count(row.id) : countsIn(counts) };
      }),
    find: (id) => {
      const row = byId.first(id);
      if (row === undefined) return undefined;
      const { counts: _, ...facts } = current(row);
      return facts;
    },
    items: (id) => items.all(id),
    isAlive: (id) => locks.isHeld(id),
  };
}

function countsIn(json: string): Record<RunItemStatus, number> {
  return JSON.parse(json);
}
