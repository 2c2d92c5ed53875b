import type { FaultRule } from '../../../../src/sandbox/faults/fault.ts';
import { readRule } from '../../../../src/sandbox/faults/read-rule.ts';
import type { Arrival } from '../../../../src/sandbox/faults/watched-rule.ts';

/** A rule as a file would have it; one that can’t be read fails the test. */
export function rule(given: Record<string, unknown>): FaultRule {
  const read = readRule(given);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}

/** A request as it comes to the rules. */
export const arrival = (line: string, more: Partial<Arrival> = {}): Arrival => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, concerns: () => false, ...more };
};
