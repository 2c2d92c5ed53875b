import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reasonOf, systemCode, TaxqError } from './errors.ts';

/** Client data is nobody else's to read on a shared machine. */
const PRIVATE = 0o700;

/**
 * Makes a folder and those on the way to it, readable by this user only; what is there stays as it
 * is. Step by step, for Node's own recursive way never ends where the file system answers that the
 * parent is missing when it isn't, as /proc does.
 *
 * @throws TaxqError of kind `failed`, code `folder_unmakeable`
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode: PRIVATE });
    } catch (error) {
      // Another process was quicker.
      if (systemCode(error) === 'EEXIST') continue;
      throw new TaxqError({
        kind: 'failed',
        code: 'folder_unmakeable',
        message: `The folder ${path} can’t be made.`,
        why: reasonOf(error),
        hint: 'Choose another place: TAXQ_HOME, or the command’s own option.',
        cause: error,
      });
    }
  }
}
