import { TaxqError } from '../errors.ts';
import { safeJson, sanitize } from './sanitize.ts';
import type { Terminal } from './terminal.ts';
import type { View } from './view.ts';
import { writeRows } from './write-rows.ts';

export type Format = 'table' | 'json' | 'ndjson' | 'csv';

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
    table: (view, items) => writeRows(view, items, terminal),
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
