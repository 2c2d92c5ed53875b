import Table from 'cli-table3';
import stringWidth from 'string-width';
import { cutToWidth } from './cut-to-width.ts';
import type { Paint } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

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
  /** Index of the column whose text is never cut: what doesn't fit beside the others goes below its row. */
  below?: number | undefined;
}

const GAP = 2;
const NARROWEST = 8;
const INDENT = '  ';

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

/** How much a column needs: its widest cell. */
const widthOf = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => stringWidth(text)));

/** A table in which one column's text stands beside the others or, where it doesn't fit, below its row. */
interface Split {
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What goes below each row; null for a row that says it all. */
  below: readonly (Cell | null)[];
  elastic: readonly number[];
}

/** Takes out of the rows what doesn't fit beside the others. */
function splitBelow(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  { columns, elastic, below: column }: TableOptions,
): Split {
  const whole = { headings, rows, below: rows.map(() => null), elastic };
  if (column === undefined) return whole;
  const others = headings.reduce(
    (sum, name, i) =>
      i === column ? sum : sum + GAP + widthOf([name, ...rows.map((row) => row[i]?.text ?? '')]),
    0,
  );
  const room = columns - others;
  const hasHeading = stringWidth(headings[column] ?? '') <= room;
  const goes = (row: readonly Cell[]) => !hasHeading || stringWidth(row[column]?.text ?? '') > room;
  if (!rows.some(goes)) return whole;
  const isLeft = rows.some((row) => !goes(row) && row[column]?.text !== '');
  const shown = <X>(cells: readonly X[]) => cells.filter((_, i) => isLeft || i !== column);
  return {
    headings: shown(headings),
    rows: rows.map((row) =>
      shown(row.map((cell, i) => (i === column && goes(row) ? { text: '' } : cell))),
    ),
    below: rows.map((row) => (goes(row) ? (row[column] ?? null) : null)),
    elastic: elastic.filter((i) => i !== column).map((i) => (isLeft || i < column ? i : i - 1)),
  };
}

/**
 * Draws rows as a table without lines, headings dim, cut to the terminal's width by cells and not
 * by bytes; the text of the column `below` is wrapped under its row instead of being cut. A table
 * that can't fit is drawn as one block of `heading value` lines for each row.
 */
export function drawTable(
  allHeadings: readonly string[],
  allRows: readonly (readonly Cell[])[],
  options: TableOptions,
): string {
  const { paint } = options;
  const tone = (cell: Cell) => (cell.tone ? paint[cell.tone](cell.text) : cell.text);
  const { headings, rows, below, elastic } = splitBelow(allHeadings, allRows, options);
  const under = (index: number): string[] => {
    const cell = below[index];
    if (!cell || cell.text === '') return [];
    const lines = wrapText(cell.text, options.columns - INDENT.length);
    return lines.map((text) => `${INDENT}${tone({ ...cell, text })}`);
  };
  const texts = [headings, ...rows.map((row) => row.map((cell) => cell.text))];
  const widths = fit(texts, { ...options, elastic });
  if (widths === null) {
    const label = widthOf(headings);
    return rows
      .map((row, index) =>
        [
          ...row.map((cell, i) =>
            `${paint.dim((headings[i] ?? '').padEnd(label))}  ${tone(cell)}`.trimEnd(),
          ),
          ...under(index),
        ].join('\n'),
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
    .flatMap((line, index) => [line.trimEnd(), ...(index === 0 ? [] : under(index - 1))])
    .join('\n');
}
