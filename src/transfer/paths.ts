import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * A path as seen from the folder that it lies in, as in `2024/a.pdf`; null for one outside, and for
 * the folder itself. A relative path is taken from the folder.
 */
export function insideOf(folder: string, path: string): string | null {
  const inner = relative(folder, resolve(folder, path));
  const isOutside = inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner);
  return inner === '' || isOutside ? null : inner;
}
