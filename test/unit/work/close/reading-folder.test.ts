import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../../src/make-folder.ts';
import {
  makeReadingFolder,
  sweepReadingFolders,
} from '../../../../src/work/close/reading-folder.ts';
import { tempFolder } from '../../../support/taxq.ts';

it('removes what a process left that ended while it read, and nothing of one that reads', async () => {
  const root = join(await tempFolder(), 'reading');
  await sweepReadingFolders(root);
  const own = await makeReadingFolder(root);
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  // No system gives such a number to a process.
  const left = join(root, '2147483647-abc');
  makeFolder(left);
  await writeFile(join(left, 'return.pdf'), 'a client’s return');
  await sweepReadingFolders(root);
  expect((await readdir(root)).map((name) => join(root, name))).toEqual([own]);
});
