import type { Cell } from './table.ts';
import type { Terminal } from './terminal.ts';

/** How one kind of thing is shown as rows and which fields its JSON has. */
export interface View<T> {
  /** Names of the JSON fields, in order. */
  fields: readonly string[];
  /** The thing as JSON, with exactly those fields. */
  toJson(item: T): Record<string, unknown>;
  columns: readonly Column<T>[];
  /** One line for standard error when there is nothing to list. */
  empty: string;
}

/** One column of a table, or one field of a tab-separated line. */
export interface Column<T> {
  heading: string;
  /** @param terminal where it is shown, which tells instants in the pro's zone */
  cell(item: T, terminal: Pick<Terminal, 'timeText'>): Cell | string;
  /** Gives way when the terminal is narrow; the lowest number first. */
  elastic?: number;
  /** For one column, whose text is the message: on a terminal it is never cut but goes below its row. */
  below?: boolean;
}
