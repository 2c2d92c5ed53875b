import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The folder itself, or the first one above it that is there. */
export async function nearestFolder(path: string): Promise<string> {
  let at = resolve(path);
  while (dirname(at) !== at && (await stat(at).catch(() => null)) === null) at = dirname(at);
  return at;
}
