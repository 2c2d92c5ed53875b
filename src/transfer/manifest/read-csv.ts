import { CsvError, parse } from 'csv-parse/sync';
import {
  columnName,
  isColumn,
  type ManifestColumn,
  REQUIRED_COLUMNS,
  type ReportColumn,
} from './columns.ts';
import { unguardFormula } from './formula.ts';
import type { FoundRow } from './manifest-row.ts';
import {
  columnsMissing,
  columnTwice,
  noRows,
  type RowProblems,
  unknownColumn,
  unparsable,
} from './problems.ts';

interface CsvRow {
  line: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
const LINE_BREAK = /\r\n|\n|\r/g;

/**
 * The rows of a CSV text: comma, semicolon or tab, as its header has it. Rows with too few or too
 * many cells are added to the problems.
 *
 * @throws TaxqError of kind `usage` for a text that is no CSV, or a header that can’t be used
 */
export function readCsv(text: string, name: string, problems: RowProblems): FoundRow[] {
  const [header, ...records] = rowsIn(text, name);
  if (header === undefined) throw noRows(name, 'It is empty.');
  const columns = columnsOf(header.cells, name, header.line);
  if (records.length === 0) throw noRows(name, 'There is nothing below its header.');
  return records.flatMap(({ line, cells }): FoundRow[] => {
    if (cells.length === columns.length) {
      const entries = columns.map((column, at) => [column, unguardFormula(cells[at] ?? '')]);
      return [{ line, cells: Object.fromEntries(entries) }];
    }
    const few = cells.length < columns.length;
    problems.add(line, `too ${few ? 'few' : 'many'} cells for the ${columns.length} columns`);
    return [];
  });
}

function rowsIn(text: string, name: string): CsvRow[] {
  const rows: CsvRow[] = [];
  // The parser tells the line a row ends at, and counts a break of two characters in a cell twice.
  let countedTwice = 0;
  const add = (cells: string[], { lines }: { lines: number }) => {
    const breaks = cells.flatMap((cell) => cell.match(LINE_BREAK) ?? []);
    countedTwice += breaks.filter((characters) => characters.length === 2).length;
    rows.push({ line: lines - countedTwice - breaks.length, cells });
    return null;
  };
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      on_record: add,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
  } catch (error) {
    if (error instanceof CsvError) throw unparsable(name, 'CSV', `${error.message}.`);
    throw error;
  }
  return rows;
}

function delimiterOf(text: string): string {
  const [header = ''] = /[^\r\n]+/.exec(text) ?? [];
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function columnsOf(
  header: readonly string[],
  name: string,
  line: number,
): Array<ManifestColumn | ReportColumn> {
  const columns = header.map((written) => {
    const column = columnName(written);
    if (!isColumn(column)) throw unknownColumn(name, written.trim(), `line ${line}`);
    return column;
  });
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) throw columnTwice(name, twice, `line ${line}`);
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw columnsMissing(name, missing);
  return columns;
}
