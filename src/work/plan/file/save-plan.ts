import { writeFile as writeNew } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reasonOf, systemCode, TaxqError, usage } from '../../../errors.ts';
import { makeFolder } from '../../../make-folder.ts';

/** Client names and messages are nobody else’s to read on a shared machine. */
const PRIVATE = 0o600;

/**
 * Writes a plan to a file, for this user only. What is there may have been edited, so it is replaced
 * only by force.
 *
 * @throws TaxqError of kind `usage`, code `file_exists`; of kind `failed`, code `plan_unwritable`
 */
export async function savePlan(path: string, text: string, force: boolean): Promise<void> {
  makeFolder(dirname(path));
  try {
    if (force) {
      const { writeFile } = await import('atomically');
      await writeFile(path, text, { mode: PRIVATE });
    } else {
      await writeNew(path, text, { mode: PRIVATE, flag: 'wx' });
    }
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw usage(
        'file_exists',
        `${path} is there already.`,
        'It may hold what you have edited, so it isn’t replaced.',
        'Choose another name, or add --force.',
      );
    }
    throw new TaxqError({
      kind: 'failed',
      code: 'plan_unwritable',
      message: `The plan ${path} can’t be written.`,
      why: reasonOf(error),
      hint: 'Check the folder and its free space, or choose another file.',
      cause: error,
    });
  }
}
