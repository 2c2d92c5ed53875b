import type { Context } from '../context.ts';
import { dataFolder } from './folder.ts';

interface ResetInput {
  data?: string;
  seed?: 'demo' | number;
}

/** `taxq sandbox reset` */
export async function runReset({ data, seed }: ResetInput, context: Context): Promise<void> {
  const folder = dataFolder(data, context);
  context.terminal.note(`Everything in the embedded portal’s folder goes: ${folder}`);
  if (context.dryRun) return;
  await context.asker.confirm('Throw it away and fill it anew?');
  const { resetRunning } = await import('../../sandbox/control.ts');
  const store = await context.store();
  const origin = await resetRunning(folder, seed);
  // What was sent to the jobs before would else pass for done.
  if (origin !== null) store.forgetPortal(origin);
  context.terminal.note('Reset.');
}
