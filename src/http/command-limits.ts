import { type BusyLimit, createBusyLimit } from './busy-limit.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';

/** What all requests of one command share, whatever connection they take. */
export interface CommandLimits {
  budget: RetryBudget;
  /** The circuit of a server. */
  circuitOf(origin: string): Circuit;
  /** How long a server may be busy; null for a command that paces itself. */
  busyOf(origin: string): BusyLimit | null;
  /** From now on the command paces itself: it may wait for a busy server as long as it likes. */
  paceItself(): void;
  pacesItself(): boolean;
}

export interface CommandLimitOptions {
  /** Milliseconds by any clock. */
  now?: (() => number) | undefined;
  /** How long the command waits for a busy server in all; 5 minutes unless given. In milliseconds. */
  longestWaitMs?: number | undefined;
}

/** Keeps what is made for each server. */
function perServer<T>(make: () => T): (origin: string) => T {
  const made = new Map<string, T>();
  return (origin) => {
    const one = made.get(origin) ?? make();
    made.set(origin, one);
    return one;
  };
}

/** Makes the limits of one command. */
export function createCommandLimits({
  now,
  longestWaitMs,
}: CommandLimitOptions = {}): CommandLimits {
  const busyOf = perServer(() => createBusyLimit({ now, longestMs: longestWaitMs }));
  let isOwn = false;
  return {
    budget: createRetryBudget(),
    circuitOf: perServer(() => createCircuit(now ? { now } : {})),
    busyOf: (origin) => (isOwn ? null : busyOf(origin)),
    paceItself: () => {
      isOwn = true;
    },
    pacesItself: () => isOwn,
  };
}
