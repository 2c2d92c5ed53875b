import { type TaxqError, usage } from '../../errors.ts';
import { columnList } from './columns.ts';

const SHOWN = 5;

/** What is wrong with the rows of a manifest, collected so that all of it can be told at once. */
export interface RowProblems {
  /** `what` follows the place, as in “has too many cells”. */
  add(line: number, what: string): void;
  /** @throws TaxqError of kind `usage`, code `manifest_invalid`, when there is any */
  throwIfAny(): void;
}

/** Problems of a manifest; `unit` is what it is counted in: “line” or “entry”. */
export function rowProblems(name: string, unit: 'line' | 'entry'): RowProblems {
  const lines = new Map<string, number[]>();
  return {
    add: (line, what) => {
      const known = lines.get(what);
      if (known === undefined) lines.set(what, [line]);
      else known.push(line);
    },
    throwIfAny: () => {
      if (lines.size === 0) return;
      const told = [...lines].slice(0, SHOWN).map(([what, at]) => `${places(at, unit)}: ${what}.`);
      const kinds = lines.size - told.length;
      if (kinds > 0) told.push(`There ${kinds === 1 ? 'is 1 more problem' : `are ${kinds} more`}.`);
      throw usage(
        'manifest_invalid',
        `${name} can’t be used as a manifest.`,
        told.join(' '),
        'Correct it and run the command again; nothing was read from it.',
      );
    },
  };
}

function places(lines: readonly number[], unit: 'line' | 'entry'): string {
  const plural = unit === 'line' ? 'Lines' : 'Entries';
  if (lines.length === 1) return `${unit === 'line' ? 'Line' : 'Entry'} ${lines[0]}`;
  const shown = lines.slice(0, SHOWN);
  const more = lines.length - shown.length;
  if (more > 0) return `${plural} ${shown.join(', ')} and ${more.toLocaleString('en-US')} more`;
  return `${plural} ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The error for a column or field that no manifest has. */
export function unknownColumn(name: string, column: string, place: string): TaxqError {
  return usage(
    'manifest_column_unknown',
    `${name} has a column that taxq doesn’t know: “${column}” (${place}).`,
    `A manifest may have: ${columnList()}.`,
    'Correct its name, or remove the column.',
  );
}

export function columnTwice(name: string, column: string, place: string): TaxqError {
  return usage(
    'manifest_column_twice',
    `${name} has the column “${column}” twice (${place}).`,
    'Only one of them can count.',
    'Remove one of the two.',
  );
}

export function columnsMissing(name: string, missing: readonly string[]): TaxqError {
  const list = missing.map((column) => `“${column}”`).join(', ');
  return usage(
    'manifest_column_missing',
    `${name} lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${list}.`,
    'A manifest names for each file its job and its tag, under a first line with the names of the columns.',
    'Add what is missing; a manifest to start from is made by: taxq upload plan FOLDER',
  );
}

/** The error for a manifest with nothing to upload in it; `why` says what it has instead. */
export function noRows(name: string, why: string): TaxqError {
  return usage(
    'manifest_empty',
    `${name} names no files.`,
    why,
    'A manifest is made by: taxq upload plan FOLDER',
  );
}

/** The error for a manifest that is no CSV, or no JSON. */
export function unparsable(name: string, format: 'CSV' | 'JSON', why: string): TaxqError {
  return usage(
    'manifest_unreadable',
    `${name} can’t be read as ${format}.`,
    why,
    'Correct it there and run the command again.',
  );
}
