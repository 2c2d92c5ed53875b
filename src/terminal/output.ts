import { TaxqError } from '../errors.ts';
import { safeJson, sanitize, sanitizeLine } from './sanitize.ts';
import type { Cell } from './table.ts';
import type { Terminal } from './terminal.ts';

export type Format = 'table' | 'json' | 'ndjson' | 'csv';

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

export interface Column<T> {
  heading: string;
  cell(item: T): Cell | string;
  /** Gives way when the terminal is narrow; the lowest number first. */
  elastic?: number;
}

/** Writes a command's data in the format that was asked for. */
export interface Output {
  readonly format: Format;
  /** True when a program reads: no headings, no pictures, no prose on standard output. */
  readonly machine: boolean;
  list<T>(view: View<T>, items: AsyncIterable<T> | Iterable<T>): Promise<number>;
  /** One thing: JSON for a program, else the text that `draw` makes. */
  thing(
    fields: readonly string[],
    json: Record<string, unknown>,
    draw: () => string,
  ): Promise<void>;
}

export interface OutputOptions {
  terminal: Terminal;
  format: Format;
  /** Only these JSON fields, in this order. */
  fields?: readonly string[];
}

const csvCell = (value: unknown): string | number | boolean => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? sanitize(value) : safeJson(value);
};

/** Opens the output of one command. */
export function openOutput({ terminal, format, fields }: OutputOptions): Output {
  const pick = (known: readonly string[], json: Record<string, unknown>) => {
    const wanted = fields ?? known;
    const strange = wanted.filter((field) => !known.includes(field));
    if (strange.length > 0) throw unknownFields(strange, known);
    return Object.fromEntries(wanted.map((field) => [field, json[field] ?? null]));
  };

  const writers: Record<
    Format,
    <T>(view: View<T>, items: AsyncIterable<T> | Iterable<T>) => Promise<number>
  > = {
    json: async (view, items) => {
      const all: unknown[] = [];
      for await (const item of items) all.push(pick(view.fields, view.toJson(item)));
      await terminal.data(`${safeJson(all, 2)}\n`);
      return all.length;
    },
    ndjson: async (view, items) => {
      let count = 0;
      for await (const item of items) {
        await terminal.data(`${safeJson(pick(view.fields, view.toJson(item)))}\n`);
        count += 1;
        if (terminal.readerGone) break;
      }
      return count;
    },
    csv: async (view, items) => {
      const { stringify } = await import('csv-stringify/sync');
      const wanted = fields ?? view.fields;
      pick(view.fields, {});
      // A cell that starts like a formula runs as one in a spreadsheet; portal text must not.
      const line = (cells: readonly unknown[]) =>
        stringify([[...cells].map(csvCell)], { escape_formulas: true });
      await terminal.data(line(wanted));
      let count = 0;
      for await (const item of items) {
        const json = view.toJson(item);
        await terminal.data(line(wanted.map((field) => json[field])));
        count += 1;
        if (terminal.readerGone) break;
      }
      return count;
    },
    table: async (view, items) => {
      const cellsOf = <T>(columns: readonly Column<T>[], item: T): Cell[] =>
        columns.map((column) => {
          const cell = column.cell(item);
          const { text, tone } = typeof cell === 'string' ? { text: cell, tone: undefined } : cell;
          return { text: sanitizeLine(text), ...(tone ? { tone } : {}) };
        });
      if (!terminal.outIsTerminal) {
        let count = 0;
        for await (const item of items) {
          const cells = cellsOf(view.columns, item).map((cell) => cell.text);
          await terminal.data(`${cells.join('\t')}\n`);
          count += 1;
          if (terminal.readerGone) break;
        }
        return count;
      }
      const rows: Cell[][] = [];
      for await (const item of items) rows.push(cellsOf(view.columns, item));
      if (rows.length === 0) {
        terminal.note(view.empty);
        return 0;
      }
      const elastic = view.columns
        .map((column, index) => ({ index, order: column.elastic }))
        .filter((entry) => entry.order !== undefined)
        .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
        .map((entry) => entry.index);
      const headings = view.columns.map((column) => column.heading);
      const { columns, paint } = terminal;
      const { drawTable } = await import('./table.ts');
      await terminal.data(`${drawTable(headings, rows, { columns, paint, elastic })}\n`);
      return rows.length;
    },
  };

  return {
    format,
    machine: format !== 'table',
    list: (view, items) => writers[format](view, items),
    thing: async (known, json, draw) => {
      if (format === 'table') {
        await terminal.data(`${draw().trimEnd()}\n`);
        return;
      }
      if (format === 'csv') {
        const view = { fields: known, toJson: () => json, columns: [], empty: '' };
        await writers.csv(view, [json]);
        return;
      }
      const picked = pick(known, json);
      await terminal.data(`${format === 'json' ? safeJson(picked, 2) : safeJson(picked)}\n`);
    },
  };
}

/** The error for `--json=` with fields that a command doesn't have. */
export function unknownFields(strange: readonly string[], known: readonly string[]): TaxqError {
  return new TaxqError({
    kind: 'usage',
    code: 'unknown_field',
    message: `This command has no field ${strange.map((field) => `“${field}”`).join(', ')}.`,
    why: `Its fields are: ${known.join(', ')}.`,
    hint: 'Name fields after --json=, separated by commas.',
  });
}
