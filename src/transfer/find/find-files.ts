import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { systemCode } from '../../errors.ts';
import { insideOf } from '../paths.ts';
import { fileProblem, openingProblem } from '../preflight-errors.ts';
import { emptyFolder, noMatch } from './errors.ts';
import { type Findings, type FindProblem, noFindings } from './findings.ts';
import { filesInFolder } from './folder.ts';
import { matchesOf } from './glob.ts';

/** How many files the system is asked about at the same time. */
const AT_ONCE = 256;

export interface FoundFile {
  /** Absolute. */
  path: string;
}

export type { FindProblem };

export interface FoundFiles {
  /** In natural order (“page 2” before “page 10”), each real file once. */
  files: readonly FoundFile[];
  problems: readonly FindProblem[];
  /** Hidden and foreign files and folders that were left out of folders. */
  skipped: number;
}

export interface FindOptions {
  /** What relative paths are relative to; absolute. */
  cwd: string;
  signal?: AbortSignal;
}

/**
 * Expands what a pro names: files, folders with all that is in them, and globs that the shell left
 * alone. A path that exists is never taken as a glob. Links are followed, each real folder once.
 * What can’t be found or read is a problem; the rest goes on. Throws the signal’s reason only.
 */
export async function findFiles(
  inputs: readonly string[],
  options: FindOptions,
): Promise<FoundFiles> {
  const { cwd, signal } = options;
  const found = noFindings();
  for (const input of new Set(inputs)) {
    signal?.throwIfAborted();
    await expand(input, options, found);
  }
  return {
    files: inOrder([...found.files.values()], cwd),
    problems: found.problems,
    skipped: found.skipped,
  };
}

/**
 * The paths in a list as programs write it: one a line, or parted by NUL characters where there are
 * any (find -print0). Blank lines are no paths.
 */
export function readPathList(text: string): string[] {
  const paths = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return paths.filter((path) => path.trim() !== '');
}

async function expand(input: string, options: FindOptions, found: Findings): Promise<void> {
  if (input === '') {
    found.problems.push({ path: input, error: fileProblem('file_missing', '“”') });
    return;
  }
  const path = resolve(options.cwd, input);
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) await addFolder(path, options, found);
    else if (facts.isFile()) addFile(await realpath(path), path, found);
    else found.problems.push({ path: input, error: fileProblem('file_not_regular', input) });
  } catch (error) {
    options.signal?.throwIfAborted();
    const isGlob = isDynamicPattern(input) && /^(ENOENT|ENOTDIR|EINVAL)$/.test(systemCode(error));
    if (isGlob) await addMatches(input, options, found);
    else found.problems.push({ path: input, error: openingProblem(input, error) });
  }
}

async function addFolder(path: string, options: FindOptions, found: Findings): Promise<void> {
  const inside = await filesInFolder(path, options.signal);
  for (const [real, file] of inside.files) addFile(real, file, found);
  found.skipped += inside.skipped;
  found.problems.push(...inside.problems);
  if (inside.files.size === 0 && inside.problems.length === 0) {
    found.problems.push({ path, error: emptyFolder(path, inside.skipped) });
  }
}

async function addMatches(glob: string, options: FindOptions, found: Findings): Promise<void> {
  const { files, folders, skipped, problems } = await matchesOf(glob, options);
  found.skipped += skipped;
  found.problems.push(...problems);
  if (files.length + folders.length + problems.length === 0) {
    found.problems.push({ path: glob, error: noMatch(glob) });
  }
  for (let at = 0; at < files.length; at += AT_ONCE) {
    options.signal?.throwIfAborted();
    const paths = files.slice(at, at + AT_ONCE);
    const reals = await Promise.allSettled(paths.map((path) => realpath(path)));
    for (const [index, real] of reals.entries()) {
      const path = paths[index] ?? '';
      if (real.status === 'fulfilled') addFile(real.value, path, found);
      else found.problems.push({ path, error: openingProblem(path, real.reason) });
    }
  }
  for (const folder of folders) await addFolder(folder, options, found);
}

function addFile(real: string, path: string, found: Findings): void {
  if (!found.files.has(real)) found.files.set(real, path);
}

function inOrder(paths: readonly string[], cwd: string): FoundFile[] {
  const order = new Intl.Collator('en', { numeric: true });
  return paths
    .map((path) => ({ path, shown: insideOf(cwd, path) ?? path }))
    .sort((a, b) => order.compare(a.shown, b.shown) || (a.shown < b.shown ? -1 : 1))
    .map(({ path }) => ({ path }));
}
