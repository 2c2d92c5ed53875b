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

type Rows = ReadonlyArray<readonly [seq: number, doc: string]>;

/** The same with each item as the text that it is kept as. */
export function sliceTexts(rows: Rows, size: number): Slice<string> {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const items = page.map(([, doc]) => doc);
  return rows.length > size && last !== undefined ? { items, next: last[0] } : { items };
}

/**
 * Cuts a page out of rows that were asked for with one more than the page holds, so that the last
 * page is known without a count.
 */
export function slice<T>(rows: Rows, size: number): Slice<T> {
  const { items, ...rest } = sliceTexts(rows, size);
  return { ...rest, items: JSON.parse(`[${items.join(',')}]`) as T[] };
}
