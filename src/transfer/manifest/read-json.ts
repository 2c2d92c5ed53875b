import { reasonOf } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import { columnName, isColumn } from './columns.ts';
import type { FoundRow } from './manifest-row.ts';
import { columnTwice, noRows, type RowProblems, unknownColumn, unparsable } from './problems.ts';

interface Entry {
  line: number;
  value: unknown;
}

/**
 * The rows of a JSON array of objects. Entries that are no objects are added to the problems.
 *
 * @throws TaxqError of kind `usage` for a text that is no JSON, or a field that no manifest has
 */
export function readJsonArray(text: string, name: string, problems: RowProblems): FoundRow[] {
  const values = parsed(text, name, '');
  if (!Array.isArray(values)) throw unparsable(name, 'JSON', 'It is no array.');
  if (values.length === 0) throw noRows(name, 'Its array is empty.');
  return rowsOf(
    values.map((value: unknown, at) => ({ line: at + 1, value })),
    name,
    'entry',
    problems,
  );
}

/** As `readJsonArray`, for one object a line. */
export function readJsonLines(text: string, name: string, problems: RowProblems): FoundRow[] {
  const lines = text.split('\n').flatMap((content, at): Entry[] => {
    const line = at + 1;
    return content.trim() === ''
      ? []
      : [{ line, value: parsed(content, name, `Line ${line} is not an object of its own: `) }];
  });
  return rowsOf(lines, name, 'line', problems);
}

function parsed(text: string, name: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unparsable(name, 'JSON', `${place}${reasonOf(error)}`);
  }
}

function rowsOf(
  entries: readonly Entry[],
  name: string,
  unit: 'line' | 'entry',
  problems: RowProblems,
): FoundRow[] {
  return entries.flatMap(({ line, value }) => {
    if (isRecord(value)) return [{ line, cells: cellsOf(value, name, `${unit} ${line}`) }];
    problems.add(line, 'not an object of names and values');
    return [];
  });
}

function cellsOf(
  value: Readonly<Record<string, unknown>>,
  name: string,
  place: string,
): FoundRow['cells'] {
  const cells: FoundRow['cells'] = {};
  for (const [written, cell] of Object.entries(value)) {
    const column = columnName(written);
    if (!isColumn(column)) throw unknownColumn(name, written, place);
    if (column in cells) throw columnTwice(name, column, place);
    cells[column] = cell;
  }
  return cells;
}
