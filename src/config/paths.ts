import { join } from 'node:path';
import envPaths from 'env-paths';

export interface Paths {
  /** Profiles and preferences. */
  config: string;
  /** The embedded portal's data. */
  data: string;
  /** What taxq remembers: uploads, and files it has read. */
  state: string;
}

/**
 * Where taxq keeps things: everything under TAXQ_HOME when that is set, else in the system's
 * usual places for programs (XDG on Linux).
 */
export function findPaths(env: NodeJS.ProcessEnv): Paths {
  const home = env['TAXQ_HOME'];
  if (home !== undefined && home !== '') {
    return { config: join(home, 'config'), data: join(home, 'data'), state: join(home, 'state') };
  }
  const paths = envPaths('taxq', { suffix: '' });
  return { config: paths.config, data: paths.data, state: join(paths.data, 'state') };
}
