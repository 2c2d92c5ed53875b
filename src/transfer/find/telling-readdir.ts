import { type Dirent, readdir } from 'node:fs';
import { basename, resolve } from 'node:path';
import { openingProblem } from '../preflight-errors.ts';
import { entriesIn, type Nameless } from './entries.ts';
import type { FindProblem } from './findings.ts';
import { isForeign } from './foreign.ts';

/** What Node puts for bytes that are no text. */
const REPLACEMENT = '\ufffd';

type Done = (error: unknown, entries?: Dirent[]) => void;

/** A `readdir` for a library that passes over what it can't read; a pro has to hear of it. */
export interface TellingReaddir {
  readdir: typeof readdir;
  /** Whether nothing lies at an absolute path but what has a name that is no text. */
  isNameless(path: string): boolean;
  /** What couldn't be read, and what of these absolute paths and the folders read has no name. */
  problems(paths: readonly string[]): FindProblem[];
}

/** Opens one for one search. */
export function openTellingReaddir(): TellingReaddir {
  const unreadable: FindProblem[] = [];
  const read = new Set<string>();
  const named = new Set<string>();
  const nameless: Nameless[] = [];
  const isNameless = (path: string) =>
    !named.has(path) && nameless.some(({ told }) => told === path);

  const lookCloser = async (folder: string) => {
    const found = await entriesIn(folder);
    for (const { name } of found.entries) named.add(resolve(folder, name));
    nameless.push(...found.nameless.filter(({ told }) => !isForeign(basename(told))));
  };

  const listing = (path: string, done: Done): Done => {
    const folder = resolve(path);
    return (error, entries = []) => {
      const isFirst = !read.has(folder);
      read.add(folder);
      if (error && !isNameless(folder)) {
        unreadable.push({ path, error: openingProblem(path, error) });
      }
      if (error || !isFirst || !entries.some(({ name }) => name.includes(REPLACEMENT))) {
        done(error, entries);
        return;
      }
      lookCloser(folder).then(
        () => done(null, entries),
        (problem: unknown) => done(problem),
      );
    };
  };

  return {
    readdir: new Proxy(readdir, {
      apply: (target, self, [path, options, done]: [string, object, Done]) =>
        Reflect.apply(target, self, [path, options, listing(path, done)]),
    }),
    isNameless,
    problems: (paths) => {
      const met = new Set([...paths, ...read]);
      const own = nameless.filter(({ told }) => met.has(told)).map(({ problem }) => problem);
      return [...unreadable, ...own];
    },
  };
}
