import { access, constants, readdir, stat } from 'node:fs/promises';
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

/** What is known of some paths; one that isn’t there is nobody’s. */
interface Looked {
  found: number;
  open: Open[];
  /** What this user can’t get at or write to, each with the reason. */
  shut: string[];
}

async function lookAt(paths: readonly string[]): Promise<Looked> {
  const looked: Looked = { found: 0, open: [], shut: [] };
  for (const path of paths) {
    try {
      const fact = await stat(path);
      looked.found += 1;
      await access(path, fact.isDirectory() ? R_OK | W_OK | X_OK : R_OK | W_OK);
      if ((fact.mode & OTHERS) === 0) continue;
      const mode = (fact.mode & 0o777).toString(8).padStart(4, '0');
      looked.open.push({ path, mode, isFolder: fact.isDirectory() });
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') looked.shut.push(`${path} (${systemCode(error)})`);
    }
  }
  return looked;
}

const { R_OK, W_OK, X_OK } = constants;

const shutOut = (shut: readonly string[]): Finding =>
  fail(
    `taxq can’t read and write ${shut.join(', ')}.`,
    'See whose it is (ls -ld), and give it back to yourself (chown), mostly after sudo.',
  );

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
    const { found, open, shut } = await lookAt(folders);
    if (shut.length > 0) return shutOut(shut);
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
      return systemCode(error);
    });
    if (typeof names === 'string') return shutOut([`${folder} (${names})`]);
    if (names.length === 0) return pass('There are none.');
    if (platform === 'win32') return WINDOWS;
    const { open, shut } = await lookAt([folder, ...names.map((name) => join(folder, name))]);
    if (shut.length > 0) return shutOut(shut);
    if (open.length > 0) return judge(open, fail);
    return pass(`${names.length}, which only you can read.`);
  },
});
