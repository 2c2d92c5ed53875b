import { isAbsolute, relative, resolve, sep } from 'node:path';

/** The rows with their files as absolute paths; relative ones are taken from `folder`. */
export function resolveFiles<T extends { file: string }>(rows: readonly T[], folder: string): T[] {
  return rows.map((row) => (row.file === '' ? row : { ...row, file: resolve(folder, row.file) }));
}

/** A path as a manifest in `folder` has it: relative when it is inside, else absolute. */
export function relativeTo(folder: string, path: string): string {
  const absolute = resolve(folder, path);
  const inner = relative(resolve(folder), absolute);
  const leaves = inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner);
  return inner === '' || leaves ? absolute : inner;
}
