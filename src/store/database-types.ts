export type Bind = string | number | null;

/** Reads of one statement; `T` is a row, with the names of the selected columns. */
export interface Reader<T extends object> {
  first(...bind: Bind[]): T | undefined;
  all(...bind: Bind[]): T[];
}

/** The store's file. Whatever goes wrong in it is thrown as a TaxqError that names it. */
export interface Database {
  /** Prepares a SELECT. */
  reader<T extends object>(sql: string): Reader<T>;
  /** Prepares a statement that writes; answers how many rows changed. */
  writer(sql: string): (...bind: Bind[]) => number;
  /**
   * Runs the work in one transaction that no other process writes in: all of it is kept, or none
   * when it throws. A `durable` one survives a power cut. Inside another it is part of that one.
   */
  transaction<T>(work: () => T, options?: { durable: boolean }): T;
  /** Afterwards everything else throws a TaxqError with code store_closed. */
  close(): void;
}
