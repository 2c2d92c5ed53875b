import { sanitizeLine } from './sanitize.ts';
import type { Cell } from './table.ts';
import type { Terminal } from './terminal.ts';
import type { Column, View } from './view.ts';

function cellsOf<T>(columns: readonly Column<T>[], item: T, terminal: Terminal): Cell[] {
  return columns.map((column) => {
    const cell = column.cell(item, terminal);
    const { text, tone } = typeof cell === 'string' ? { text: cell, tone: undefined } : cell;
    return { text: sanitizeLine(text), ...(tone ? { tone } : {}) };
  });
}

async function writeLines<T>(
  view: View<T>,
  items: AsyncIterable<T> | Iterable<T>,
  terminal: Terminal,
): Promise<number> {
  let count = 0;
  for await (const item of items) {
    const cells = cellsOf(view.columns, item, terminal).map((cell) => cell.text);
    await terminal.data(`${cells.join('\t')}\n`);
    count += 1;
    if (terminal.readerGone) break;
  }
  return count;
}

/**
 * Writes rows: as a table that fits on a terminal, as tab-separated lines without headings, each at
 * once, into a pipe.
 *
 * @returns how many
 */
export async function writeRows<T>(
  view: View<T>,
  items: AsyncIterable<T> | Iterable<T>,
  terminal: Terminal,
): Promise<number> {
  if (!terminal.outIsTerminal) return writeLines(view, items, terminal);
  const rows: Cell[][] = [];
  for await (const item of items) rows.push(cellsOf(view.columns, item, terminal));
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
  const below = view.columns.findIndex((column) => column.below === true);
  const { columns, paint } = terminal;
  const { drawTable } = await import('./table.ts');
  await terminal.data(
    `${drawTable(headings, rows, { columns, paint, elastic, ...(below < 0 ? {} : { below }) })}\n`,
  );
  return rows.length;
}
