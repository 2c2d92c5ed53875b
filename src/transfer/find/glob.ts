import { basename, dirname, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { FindProblem } from './findings.ts';
import { isForeign } from './foreign.ts';
import { openTellingReaddir } from './telling-readdir.ts';

/** What a glob fits: absolute paths, none of them inside one of the folders. */
export interface Matches {
  files: string[];
  folders: string[];
  problems: FindProblem[];
  /** Foreign files that it would have fitted. */
  skipped: number;
}

/**
 * The files and folders that a glob fits, but no hidden or foreign ones. A folder that can’t be
 * read is a problem, and so is a name that is no text.
 */
export async function matchesOf(
  pattern: string,
  options: { cwd: string; signal?: AbortSignal },
): Promise<Matches> {
  const telling = openTellingReaddir();
  const found = await glob(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    ...options,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    fs: { readdir: telling.readdir },
  });
  const fitting = new Set(found.filter((path) => path.endsWith('/')).map((path) => resolve(path)));
  const all = [...new Set(found.map((path) => resolve(path)))];
  const outermost = all.filter((path) => !isInside(path, fitting) && !telling.isNameless(path));
  const own = outermost.filter((path) => !isForeign(basename(path)));
  return {
    files: own.filter((path) => !fitting.has(path)),
    folders: own.filter((path) => fitting.has(path)),
    problems: telling.problems(all),
    skipped: outermost.length - own.length,
  };
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    if (folders.has(dirname(at))) return true;
  }
  return false;
}
