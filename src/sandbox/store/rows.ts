import type { Db } from './database.ts';

export type Bind = string | number | null;

/** Reads of one statement, each prepared once; `T` is what the selected columns hold. */
export interface Reader<T extends readonly unknown[]> {
  first(...bind: Bind[]): T | undefined;
  all(...bind: Bind[]): T[];
}

/** Prepares a SELECT whose rows come as tuples in the order of its columns. */
export function reader<T extends readonly unknown[]>(db: Db, sql: string): Reader<T> {
  const statement = db.prepare<Bind[]>(sql).raw(true);
  return {
    first: (...bind) => statement.get(...bind) as T | undefined,
    all: (...bind) => statement.all(...bind) as T[],
  };
}

/** Prepares a statement that writes; answers how many rows changed. */
export function writer(db: Db, sql: string): (...bind: Bind[]) => number {
  const statement = db.prepare<Bind[]>(sql);
  return (...bind) => statement.run(...bind).changes;
}

/** One page of a list in keyset order. */
export interface Slice<T> {
  items: T[];
  /** Where the next page starts; absent on the last page. */
  next?: number;
}

/** An item as it is kept: its place in the list, and its JSON text. */
export type Row = readonly [seq: number, doc: string];

/** The same with the rows as they are kept. */
export function sliceRows(rows: readonly Row[], size: number): Slice<Row> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return rows.length > size && last !== undefined ? { items, next: last[0] } : { items };
}

/**
 * Cuts a page out of rows that were asked for with one more than the page holds, so that the last
 * page is known without a count.
 */
export function slice<T>(rows: readonly Row[], size: number): Slice<T> {
  const { items, ...rest } = sliceRows(rows, size);
  return { ...rest, items: JSON.parse(`[${items.map(([, doc]) => doc).join(',')}]`) as T[] };
}
