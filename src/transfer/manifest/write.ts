import { dirname, extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { reasonOf, TaxqError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { MANIFEST_COLUMNS } from './columns.ts';
import { guardFormula } from './formula.ts';
import type { ManifestEntry } from './manifest-row.ts';

/** Client names are nobody else’s to read on a shared machine. */
const PRIVATE = 0o600;

/** A manifest as CSV. No cell of it runs as a formula in a spreadsheet. */
export function writeCsv(rows: Iterable<ManifestEntry>): string {
  const lines: string[][] = [[...MANIFEST_COLUMNS]];
  for (const row of rows) {
    lines.push(MANIFEST_COLUMNS.map((column) => guardFormula(String(row[column] ?? ''))));
  }
  return stringify(lines, { quoted_match: /[\r\n]/ });
}

/** A manifest as a JSON array, an object a line. */
export function writeJson(rows: Iterable<ManifestEntry>): string {
  const lines = Array.from(rows, (row) =>
    JSON.stringify(
      Object.fromEntries(MANIFEST_COLUMNS.map((column) => [column, row[column] ?? null])),
    ),
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/**
 * Writes a manifest whole or not at all, for this user only: JSON when the file is named so, else
 * CSV. What is there is replaced; a folder that is missing is made.
 *
 * @throws TaxqError of kind `failed`, code `manifest_unwritable` or `folder_unmakeable`
 */
export async function saveManifest(path: string, rows: Iterable<ManifestEntry>): Promise<void> {
  const isJson = extname(path).toLowerCase() === '.json';
  const text = isJson ? writeJson(rows) : withMark(writeCsv(rows));
  const { writeFile } = await import('atomically');
  makeFolder(dirname(path));
  try {
    await writeFile(path, text, { mode: PRIVATE });
  } catch (error) {
    throw new TaxqError({
      kind: 'failed',
      code: 'manifest_unwritable',
      message: `The manifest ${path} can’t be written.`,
      why: reasonOf(error),
      hint: 'Check the folder and its free space, or choose another file.',
      cause: error,
    });
  }
}

/** Excel takes a CSV file for UTF-8 only with a mark; without one it would spoil names like “María”. */
function withMark(csv: string): string {
  return /[^\u0000-\u007f]/.test(csv) ? `\uFEFF${csv}` : csv;
}
