import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
