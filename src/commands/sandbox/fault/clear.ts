import type { Context } from '../../context.ts';
import { findSandbox } from '../running.ts';

interface ClearInput {
  fault?: string[];
  data?: string;
}

/** `taxq sandbox fault clear [FAULT…]` */
export async function runClear({ fault = [], data }: ClearInput, context: Context): Promise<void> {
  const running = await findSandbox(data, context);
  const { clearFaults } = await import('../../../sandbox/control-faults.ts');
  const cleared = await clearFaults(running, fault.length === 0 ? undefined : fault);
  context.terminal.note(
    cleared.length === 0 ? 'There was no fault.' : `Cleared: ${cleared.join(', ')}.`,
  );
}
