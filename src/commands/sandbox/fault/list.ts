import type { Context } from '../../context.ts';
import { findSandbox } from '../running.ts';
import { faultsView } from './present.ts';

/** `taxq sandbox fault list` */
export async function runList({ data }: { data?: string }, context: Context): Promise<void> {
  const running = await findSandbox(data, context);
  const { listFaults } = await import('../../../sandbox/control-faults.ts');
  await context.output.list(faultsView, await listFaults(running));
}
