import { join } from 'node:path';
import { SANDBOX } from '../../config/profile.ts';
import { type Check, pass, warn } from '../../work/checks/check.ts';
import type { Context } from '../context.ts';

/** Whether an embedded portal runs on, or has left something behind. */
export const sandboxCheck = (used: string | null, { paths }: Context): Check => ({
  id: 'sandbox',
  name: 'Embedded portal',
  run: async () => {
    const { findRunning, readLocator } = await import('../../sandbox/locator.ts');
    const data = join(paths.data, SANDBOX);
    const running = await findRunning(data);
    if (running !== null && used !== SANDBOX) {
      return warn(
        `It runs (pid ${running.pid}), and nothing here works with it.`,
        'Stop it: taxq sandbox stop',
      );
    }
    if (running !== null) return pass(`It runs at ${running.url} (pid ${running.pid}).`);
    if ((await readLocator(data)) === null) return pass('It isn’t running.');
    return warn(
      'One that ended without being stopped has left its address behind; nothing is lost.',
      'Starting it once mends that: taxq sandbox start --detach',
    );
  },
});
