import { dirname, resolve } from 'node:path';
import { usage } from '../../errors.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { type ManifestRow, readManifest, readManifestFile } from '../../transfer/manifest/index.ts';
import type { Context } from '../context.ts';

/** A manifest as it was named on the command line. */
export interface ManifestInput {
  rows: ManifestRow[];
  /** Absolute; null for standard input. */
  path: string | null;
  /** What its relative paths are relative to. */
  folder: string;
}

/** Bytes; a hundred thousand rows need a tenth of it. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The text on standard input.
 *
 * @param what it is, as in `The manifest`
 * @throws TaxqError of kind `usage` when there is none, or it isn’t text
 */
export async function stdinText({ stdin, inIsTerminal }: Terminal, what: string): Promise<string> {
  const unreadable = (why: string, hint: string) =>
    usage('stdin_unreadable', `${what} on standard input can’t be read.`, why, hint);
  if (inIsTerminal) {
    throw unreadable('Nobody writes it: it is your keyboard.', 'Pipe it in, or name a file.');
  }
  const bytes = await readAll(stdin, MAX_BYTES);
  if (bytes === null) throw unreadable('It is over 256 MB.', 'Split it into several.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('It is not UTF-8 text.', 'Save it as UTF-8.');
  }
}

/**
 * Reads the manifest that a command was given: a file, or - for standard input.
 *
 * @throws TaxqError of kind `usage` that names line and column of what is wrong
 */
export async function manifestInput(name: string, { terminal }: Context): Promise<ManifestInput> {
  if (name !== '-') {
    const path = resolve(name);
    return { rows: await readManifestFile(path), path, folder: dirname(path) };
  }
  const text = await stdinText(terminal, 'The manifest');
  return { rows: readManifest(text, 'The manifest'), path: null, folder: resolve('.') };
}
