import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { type Check, couldNotCheck, type Finding, fail, pass, warn } from '../checks/check.ts';

/** Rights of the group and of everybody else. */
const OTHERS = 0o077;

/** A file or folder that others can get at. */
interface Open {
  path: string;
  /** Such as 0755. */
  mode: string;
  isFolder: boolean;
}

/** What others can get at of these paths; one that isn’t there is nobody’s. */
async function openOnes(paths: readonly string[]): Promise<{ found: number; open: Open[] }> {
  const facts = await Promise.all(
    paths.map((path) =>
      stat(path).catch((error: unknown) => {
        if (systemCode(error) === 'ENOENT') return null;
        throw error;
      }),
    ),
  );
  const open = facts.flatMap((fact, index) => {
    if (fact === null || (fact.mode & OTHERS) === 0) return [];
    const mode = (fact.mode & 0o777).toString(8).padStart(4, '0');
    return [{ path: paths[index] ?? '', mode, isFolder: fact.isDirectory() }];
  });
  return { found: facts.filter((fact) => fact !== null).length, open };
}

const chmod = ({ path, isFolder }: Open): string =>
  `chmod ${isFolder ? '700' : '600'} '${path.replaceAll("'", `'\\''`)}'`;

function judge(open: readonly Open[], make: typeof warn): Finding {
  const named = open.map(({ path, mode }) => `${path} (mode ${mode})`).join(', ');
  return make(
    `Others on this machine can get at ${named}.`,
    `Run: ${open.map(chmod).join(' && ')}`,
  );
}

const WINDOWS = couldNotCheck('On Windows it isn’t told by a file’s mode who can read it.');

/** Where taxq keeps things, and whether others can look in. */
export const pathsCheck = (folders: readonly string[], platform: string): Check => ({
  id: 'paths',
  name: 'Files of taxq',
  run: async () => {
    if (platform === 'win32') return WINDOWS;
    const { found, open } = await openOnes(folders);
    if (open.length > 0) return judge(open, warn);
    if (found === 0) return pass('There are none yet.');
    return pass('Only you can look into them.');
  },
});

/**
 * Stored sign-ins, and whether others can read them.
 *
 * @param folder of the files with secrets
 */
export const credentialsCheck = (folder: string, platform: string): Check => ({
  id: 'credentials',
  name: 'Stored sign-ins',
  run: async () => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    });
    if (names.length === 0) return pass('There are none.');
    if (platform === 'win32') return WINDOWS;
    const { open } = await openOnes([folder, ...names.map((name) => join(folder, name))]);
    if (open.length > 0) return judge(open, fail);
    return pass(`${names.length}, which only you can read.`);
  },
});
