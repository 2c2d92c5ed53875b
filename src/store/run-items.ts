import type { Bind, Database } from './database.ts';
import type { RunItem, RunItemChange, RunItemStatus } from './run-types.ts';

/** The items of runs, by the id of their run. All that write need a transaction. */
export interface RunItems {
  insert(run: string, items: readonly RunItem[]): void;
  change(run: string, position: number, change: RunItemChange): void;
  all(run: string): RunItem[];
  count(run: string): Record<RunItemStatus, number>;
  /** Drops the items of all but the newest runs; those that still run keep theirs. */
  keepNewest(runs: number): void;
}

const COLUMNS = [
  'position',
  'line',
  'file',
  'job',
  'tag',
  'title',
  'size',
  'sha256',
  'key',
  'status',
  'document_id',
  'error_code',
  'error',
] as const satisfies readonly (keyof RunItem)[];

const CHANGEABLE = [
  'status',
  'document_id',
  'error_code',
  'error',
] as const satisfies readonly (keyof RunItemChange)[];

export function openRunItems(db: Database): RunItems {
  const insert = db.writer(
    `INSERT INTO run_items (run, ${COLUMNS.join(', ')})
     VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`,
  );
  const all = db.reader<RunItem>(
    `SELECT ${COLUMNS.join(', ')} FROM run_items WHERE run = ? ORDER BY position`,
  );
  const count = db.reader<{ status: RunItemStatus; number: number }>(
    'SELECT status, count(*) AS number FROM run_items WHERE run = ? GROUP BY status',
  );
  const dropOld = db.writer(
    `DELETE FROM run_items WHERE run IN
       (SELECT id FROM runs WHERE seq <= (SELECT max(seq) FROM runs) - ? AND state <> 'running')`,
  );
  const changes = new Map<string, (...bind: Bind[]) => number>();
  const changeOf = (names: readonly string[]) => {
    const assignments = names.map((name) => `${name} = ?`).join(', ');
    const known = changes.get(assignments);
    if (known !== undefined) return known;
    const writer = db.writer(`UPDATE run_items SET ${assignments} WHERE run = ? AND position = ?`);
    changes.set(assignments, writer);
    return writer;
  };
  return {
    insert: (run, items) => {
      for (const item of items) insert(run, ...COLUMNS.map((name) => item[name]));
    },
    change: (run, position, change) => {
      const given = CHANGEABLE.flatMap((name) => {
        const value = change[name];
        return value === undefined ? [] : [{ name, value }];
      });
      if (given.length === 0) return;
      const write = changeOf(given.map(({ name }) => name));
      if (write(...given.map(({ value }) => value), run, position) === 0) {
        throw new Error(`The run has no item at position ${position}`);
      }
    },
    all: (run) => all.all(run),
    count: (run) => {
      const counts = noItems();
      for (const { status, number } of count.all(run)) counts[status] = number;
      return counts;
    },
    keepNewest: (runs) => {
      dropOld(runs);
    },
  };
}

function noItems(): Record<RunItemStatus, number> {
  return {
    waiting: 0,
    sending: 0,
    uploaded: 0,
    already_there: 0,
    refused: 0,
    failed: 0,
  };
}
