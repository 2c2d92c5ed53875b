import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, systemCode } from '../../errors.ts';
import { checkStore } from '../../store/index.ts';
import { type Check, fail, pass } from '../checks/check.ts';

/** What mends a folder or file that this user can’t get at. */
const OWNER = 'See whose it is (ls -ld), and give it back to yourself (chown), mostly after sudo.';

/**
 * Whether what taxq remembers is whole and can be opened.
 *
 * @param key TAXQ_STORE_KEY; undefined where it isn’t set
 */
export const storeCheck = (folder: string, key: string | undefined): Check => ({
  id: 'store',
  name: 'What taxq remembers',
  run: async () => {
    const file = join(folder, 'taxq.db');
    try {
      await stat(file);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return pass('There is nothing yet.');
      return fail(`${file} can’t be looked at: ${reasonOf(error)}`, OWNER);
    }
    const secrecy = key
      ? 'It is encrypted with TAXQ_STORE_KEY.'
      : 'It isn’t encrypted, as TAXQ_STORE_KEY isn’t set.';
    const problems = checkStore(folder, key);
    if (problems.length === 0) return pass(`It is whole. ${secrecy}`);
    return fail(
      `${file} is damaged: ${problems.slice(0, 3).join('; ')}.`,
      'Restore it from a backup, or move it away and taxq makes a new one.',
    );
  },
});
