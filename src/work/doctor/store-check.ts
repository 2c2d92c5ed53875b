import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../store/index.ts';
import { type Check, fail, pass } from '../checks/check.ts';

/**
 * Whether what taxq remembers is whole and can be opened.
 *
 * @param key TAXQ_STORE_KEY; undefined where it isn’t set
 */
export const storeCheck = (folder: string, key: string | undefined): Check => ({
  id: 'store',
  name: 'What taxq remembers',
  run: async () => {
    // Opening would make one, and looking is to change nothing.
    const isThere = (await stat(join(folder, 'taxq.db')).catch(() => null)) !== null;
    const secrecy = key
      ? 'It is encrypted with TAXQ_STORE_KEY.'
      : 'It isn’t encrypted, as TAXQ_STORE_KEY isn’t set.';
    if (!isThere) return pass('There is nothing yet.');
    const store = openStore({ folder, key });
    try {
      const problems = store.check();
      if (problems.length === 0) return pass(`It is whole. ${secrecy}`);
      return fail(
        `${join(folder, 'taxq.db')} is damaged: ${problems.slice(0, 3).join('; ')}.`,
        'Restore it from a backup, or move it away and taxq makes a new one.',
      );
    } finally {
      store.close();
    }
  },
});
