import type { Context } from '../context.ts';
import { dataFolder } from './folder.ts';

/** `taxq sandbox stop` */
export async function runStop({ data }: { data?: string }, context: Context): Promise<void> {
  const { stopRunning } = await import('../../sandbox/control.ts');
  const stopped = await stopRunning(dataFolder(data, context));
  context.terminal.note(stopped ? 'Stopped; its data stays.' : 'It wasn’t running.');
}
