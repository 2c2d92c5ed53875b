import type { Bind } from '../store/rows.ts';

/** A parsed filter as SQL: `sql` is empty or begins with AND, and never holds outside text. */
export interface Condition {
  sql: string;
  bind: Bind[];
}

export const NO_CONDITION: Condition = { sql: '', bind: [] };
