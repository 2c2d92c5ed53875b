import { TaxqError } from '../../errors.ts';
import type { Locator } from '../../sandbox/locator.ts';
import type { Context } from '../context.ts';
import { dataFolder } from './folder.ts';

/**
 * Finds the embedded portal that a command is about.
 * @throws TaxqError of kind `unreachable` when it isn't running
 */
export async function findSandbox(data: string | undefined, context: Context): Promise<Locator> {
  const { findRunning } = await import('../../sandbox/locator.ts');
  const folder = dataFolder(data, context);
  const running = await findRunning(folder);
  if (running !== null) return running;
  throw new TaxqError({
    kind: 'unreachable',
    code: 'sandbox_not_running',
    message: 'The embedded portal isn’t running.',
    why: `Nothing serves ${folder}.`,
    hint: 'Start it: taxq sandbox start --detach',
  });
}
