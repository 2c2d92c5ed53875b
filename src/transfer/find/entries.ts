import { isUtf8 } from 'node:buffer';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem } from '../preflight-errors.ts';
import type { FindProblem } from './findings.ts';

/** What lies in a folder. */
export interface Entry {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/** What lies in a folder under a name that is no text, so that it can't be opened by it. */
export interface Nameless {
  /** The path as Node tells it; other files may have it too. */
  told: string;
  problem: FindProblem;
}

export interface Entries {
  entries: Entry[];
  nameless: Nameless[];
}

/**
 * Lists a folder. Names are read as bytes: as text, all that are no UTF-8 would look alike, and like
 * one that has the replacement character (U+FFFD) in truth.
 *
 * @throws what the file system throws
 */
export async function entriesIn(folder: string): Promise<Entries> {
  const found: Entries = { entries: [], nameless: [] };
  const all = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  for (const entry of all) {
    const name = entry.name.toString();
    if (!isUtf8(entry.name)) {
      found.nameless.push(namelessIn(folder, entry.name));
    } else if (entry.isFile()) found.entries.push({ name, kind: 'file' });
    else if (entry.isDirectory()) found.entries.push({ name, kind: 'folder' });
    else found.entries.push({ name, kind: entry.isSymbolicLink() ? 'link' : 'other' });
  }
  return found;
}

function namelessIn(folder: string, name: Buffer): Nameless {
  const shown = name
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`);
  const path = join(folder, shown);
  return {
    told: join(folder, name.toString()),
    problem: { path, error: fileProblem('file_name_unreadable', path) },
  };
}
