import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { openingProblem } from '../preflight-errors.ts';
import { type Entry, entriesIn } from './entries.ts';
import { type Findings, noFindings } from './findings.ts';
import { isForeign } from './foreign.ts';

/** A file or folder by the path that led to it and by its real path. */
interface Place {
  path: string;
  real: string;
}

/**
 * All files in a folder and in the folders in it. Links are followed after everything else, so that
 * a file is found by its own path first; a folder is entered once, however many links lead to it.
 */
export async function filesInFolder(folder: string, signal?: AbortSignal): Promise<Findings> {
  const found = noFindings();
  const entered = new Set<string>();
  const folders: Place[] = [{ path: folder, real: await realpath(folder) }];
  const links: string[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const place = folders.pop();
    if (place !== undefined) {
      if (entered.has(place.real)) continue;
      entered.add(place.real);
      for (const entry of await entriesOf(place.path, found)) {
        sort(entry, place, { found, folders, links });
      }
      continue;
    }
    const link = links.shift();
    if (link === undefined) return found;
    await follow(link, folders, found);
  }
}

async function entriesOf(path: string, found: Findings): Promise<Entry[]> {
  try {
    const { entries, nameless } = await entriesIn(path);
    for (const { told, problem } of nameless) {
      if (isForeign(basename(told))) found.skipped += 1;
      else found.problems.push(problem);
    }
    return entries;
  } catch (error) {
    found.problems.push({ path, error: openingProblem(path, error) });
    return [];
  }
}

function sort(
  entry: Entry,
  folder: Place,
  { found, folders, links }: { found: Findings; folders: Place[]; links: string[] },
): void {
  const path = join(folder.path, entry.name);
  const real = join(folder.real, entry.name);
  if (isForeign(entry.name)) found.skipped += 1;
  else if (entry.kind === 'folder') folders.push({ path, real });
  else if (entry.kind === 'link') links.push(path);
  else if (entry.kind === 'file') found.files.set(real, path);
  else found.skipped += 1;
}

async function follow(path: string, folders: Place[], found: Findings): Promise<void> {
  try {
    const [real, facts] = await Promise.all([realpath(path), stat(path)]);
    if (facts.isDirectory()) folders.push({ path, real });
    else if (!facts.isFile()) found.skipped += 1;
    else if (!found.files.has(real)) found.files.set(real, path);
  } catch (error) {
    // A link that leads to itself leads to no file.
    if (systemCode(error) === 'ELOOP') found.skipped += 1;
    else found.problems.push({ path, error: openingProblem(path, error) });
  }
}
