import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Configuration } from '../../src/config/profiles.ts';
import { tempFolder } from './taxq.ts';

/** A TAXQ_HOME of this test's own with these profiles in it. */
export async function homeWith(configuration: Configuration): Promise<string> {
  const home = await tempFolder();
  await mkdir(join(home, 'config'));
  await writeFile(join(home, 'config', 'config.json'), JSON.stringify(configuration));
  return home;
}

/** The path of a profile's stored sign-in under a TAXQ_HOME. */
export const signInPath = (home: string, profile: string): string =>
  join(home, 'config', 'credentials', `${profile}.json`);

/**
 * One TAXQ_HOME for all tests of a file, which ends with it.
 *
 * @returns its path, once tests run
 */
export function useHome(): () => string {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'taxq-home-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));
  return () => home;
}
