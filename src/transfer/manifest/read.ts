import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemCode, type TaxqError, usage } from '../../errors.ts';
import { whyUnreadable } from '../unreadable.ts';
import { checkRow } from './check-row.ts';
import type { ManifestRow } from './manifest-row.ts';
import { rowProblems } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { readJsonArray, readJsonLines } from './read-json.ts';

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads a manifest: CSV, a JSON array of objects, or JSON with one object a line. It is checked as
 * a whole before anything of it is given back. `name` is what errors call it.
 *
 * @throws TaxqError of kind `usage`, which names the lines that are wrong
 */
export function readManifest(text: string, name: string): ManifestRow[] {
  const content = text.replace(/^\uFEFF/, '');
  const first = content.trimStart()[0];
  const problems = rowProblems(name, first === '[' ? 'entry' : 'line');
  const read = first === '[' ? readJsonArray : first === '{' ? readJsonLines : readCsv;
  const rows = read(content, name, problems).map((found) => checkRow(found, problems));
  problems.throwIfAny();
  return rows;
}

/**
 * Reads a manifest from a file of at most 256 MiB.
 *
 * @throws TaxqError of kind `usage`: manifest_too_large, manifest_file_unreadable, and as `readManifest`
 */
export async function readManifestFile(path: string): Promise<ManifestRow[]> {
  return readManifest(await textIn(path), basename(path));
}

async function textIn(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw tooLarge(path, size);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (systemCode(error) === 'manifest_too_large') throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): TaxqError {
  const isText = systemCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA';
  return usage(
    'manifest_file_unreadable',
    `The manifest ${path} can’t be read.`,
    whyUnreadable(error),
    isText
      ? 'Give the path of a manifest; one is made by: taxq upload plan FOLDER'
      : 'Save it as UTF-8; in Excel that is “CSV UTF-8 (Comma delimited)”.',
  );
}

function tooLarge(path: string, size: number): TaxqError {
  return usage(
    'manifest_too_large',
    `The manifest ${path} is too large.`,
    `It has ${Math.ceil(size / 1024 / 1024).toLocaleString('en-US')} MiB; at most 256 are read.`,
    'Split it into several.',
  );
}
