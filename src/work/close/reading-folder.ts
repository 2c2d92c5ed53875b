import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';

/**
 * Makes a folder for a paper while it is read, private and of this process.
 *
 * @param root where such folders are
 */
export function makeReadingFolder(root: string): Promise<string> {
  makeFolder(root);
  return mkdtemp(join(root, `${process.pid}-`));
}

/** Removes what processes left that ended while they read, so that no client’s paper stays behind. */
export async function sweepReadingFolders(root: string): Promise<void> {
  const names = await readdir(root).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((one) => !isAlive(Number.parseInt(one, 10)))) {
    await rm(join(root, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
