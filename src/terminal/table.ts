import Table from 'cli-table3';
import stringWidth from 'string-width';
import { cutToWidth } from './cut-to-width.ts';
import type { Paint } from './terminal.ts';

/** A cell's text, and the colour that says what it means. */
export interface Cell {
  text: string;
  tone?: keyof Paint;
}

export interface TableOptions {
  columns: number;
  paint: Paint;
  /** Index of the columns that give way when the terminal is narrow, the widest first; their text is cut with “…”. */
  elastic: readonly number[];
}

const GAP = 2;
const NARROWEST = 8;

const NO_BORDERS = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
);

/** Column widths that fit the terminal, or null when even the narrowest don't. */
function fit(rows: readonly (readonly string[])[], options: TableOptions): number[] | null {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const total = () => widths.reduce((sum, width) => sum + width + GAP, -GAP);
  while (total() > options.columns) {
    const widest = options.elastic.reduce(
      (best, column) => ((widths[column] ?? 0) > (widths[best] ?? 0) ? column : best),
      options.elastic[0] ?? 0,
    );
    if ((widths[widest] ?? 0) <= NARROWEST || options.elastic.length === 0) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/**
 * Draws rows as a table without lines, headings dim, cut to the terminal's width by cells and not
 * by bytes. A table that can't fit is drawn as one block of `heading value` lines for each row.
 */
export function drawTable(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions,
): string {
  const { paint } = options;
  const tone = (cell: Cell) => (cell.tone ? paint[cell.tone](cell.text) : cell.text);
  const texts = [headings, ...rows.map((row) => row.map((cell) => cell.text))];
  const widths = fit(texts, options);
  if (widths === null) {
    const label = Math.max(...headings.map((heading) => stringWidth(heading)));
    return rows
      .map((row) =>
        row
          .map((cell, i) =>
            `${paint.dim((headings[i] ?? '').padEnd(label))}  ${tone(cell)}`.trimEnd(),
          )
          .join('\n'),
      )
      .join('\n\n');
  }
  const last = widths.length - 1;
  const table = new Table({
    chars: NO_BORDERS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: widths.map((width, i) => width + (i === last ? 0 : GAP)),
    wordWrap: false,
  });
  table.push(headings.map((heading, i) => paint.dim(cutToWidth(heading, widths[i] ?? 0))));
  for (const row of rows) {
    table.push(
      row.map((cell, i) => tone({ ...cell, text: cutToWidth(cell.text, widths[i] ?? 0) })),
    );
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
