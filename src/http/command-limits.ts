import { type Circuit, createCircuit } from './circuit.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';

/** What all requests of one command share, whatever connection they take. */
export interface CommandLimits {
  budget: RetryBudget;
  /** The circuit of a server. */
  circuitOf(origin: string): Circuit;
}

/**
 * Makes the limits of one command.
 *
 * @param now milliseconds by any clock
 */
export function createCommandLimits(now?: () => number): CommandLimits {
  const circuits = new Map<string, Circuit>();
  return {
    budget: createRetryBudget(),
    circuitOf: (origin) => {
      const circuit = circuits.get(origin) ?? createCircuit(now ? { now } : {});
      circuits.set(origin, circuit);
      return circuit;
    },
  };
}
