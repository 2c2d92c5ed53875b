import { writeFile as writeNew } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { reasonOf, systemCode, TaxqError, usage } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/** What clients are called and write is nobody else’s to read on a shared machine. */
const PRIVATE = 0o600;

/** What a file is, for the errors. */
export interface PrivateFile {
  /** What it is called in a sentence, such as `plan`. */
  name: string;
  /** The option that replaces a file which is there, such as `--force`; null to replace it always. */
  replaceOption: string | null;
}

/**
 * Writes a text for this user only: whole or not at all where it replaces a file, and never over
 * one that may not be replaced. A folder that is missing is made.
 *
 * @throws TaxqError of kind `usage`, code `file_exists`; of kind `failed`, code `file_unwritable` or
 *   `folder_unmakeable`
 */
export async function savePrivate(
  path: string,
  text: string,
  { name, replaceOption }: PrivateFile,
  replace = replaceOption === null,
): Promise<void> {
  const target = resolve(path);
  makeFolder(dirname(target));
  try {
    if (replace) {
      const { writeFile } = await import('atomically');
      await writeFile(target, text, { mode: PRIVATE });
    } else {
      await writeNew(target, text, { mode: PRIVATE, flag: 'wx' });
    }
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw usage(
        'file_exists',
        `${path} is there already.`,
        'You may have edited it, so it isn’t replaced by itself.',
        `Choose another name, or add ${replaceOption}.`,
      );
    }
    throw new TaxqError({
      kind: 'failed',
      code: 'file_unwritable',
      message: `The ${name} can’t be written to ${path}.`,
      why: reasonOf(error),
      hint: 'Check the folder and its free space, or choose another file.',
      cause: error,
    });
  }
}
