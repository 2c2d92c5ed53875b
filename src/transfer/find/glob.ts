import { readdir } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { openingProblem } from '../preflight-errors.ts';
import type { FindProblem } from './findings.ts';
import { isForeign } from './foreign.ts';

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
 * read is a problem.
 */
export async function matchesOf(
  pattern: string,
  options: { cwd: string; signal?: AbortSignal },
): Promise<Matches> {
  const problems: FindProblem[] = [];
  const found = await glob(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    ...options,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    fs: { readdir: tellingReaddir(problems) },
  });
  const fitting = new Set(found.filter((path) => path.endsWith('/')).map((path) => resolve(path)));
  const outermost = found.map((path) => resolve(path)).filter((path) => !isInside(path, fitting));
  const own = outermost.filter((path) => !isForeign(basename(path)));
  return {
    files: own.filter((path) => !fitting.has(path)),
    folders: own.filter((path) => fitting.has(path)),
    problems,
    skipped: outermost.length - own.length,
  };
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    if (folders.has(dirname(at))) return true;
  }
  return false;
}

/** The library passes over folders that it can’t read; a pro has to hear of the files in them. */
function tellingReaddir(problems: FindProblem[]): typeof readdir {
  return new Proxy(readdir, {
    apply(target, self, [path, options, done]: [string, object, (...told: unknown[]) => void]) {
      const tell = (error: unknown, ...rest: unknown[]) => {
        if (error) problems.push({ path, error: openingProblem(path, error) });
        done(error, ...rest);
      };
      return Reflect.apply(target, self, [path, options, tell]);
    },
  });
}
