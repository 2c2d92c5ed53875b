/** A server that says again and again that it is too busy. */
export interface Overload {
  /** How often in a row. */
  times: number;
  /** How long it asked to wait the last time, in milliseconds; null where it didn’t say. */
  askedMs: number | null;
  /** How long the command has waited for it in all, in milliseconds. */
  waitedMs: number;
}

/** Knows when a server is busy without end, so that a command doesn’t wait for it without end. */
export interface BusyLimit {
  /**
   * Asked before a request waits for its turn; null when it may. After each cool-down one is to
   * `probe` whether the server has time again.
   */
  admit(): Overload | 'probe' | null;
  /** Asked after it has waited, unless it is to probe; null when it may still go out. */
  stopped(): Overload | null;
  /** A request begins to wait for its turn. @returns a function that ends the waiting */
  wait(): () => void;
  /** A request was answered 429. @param askedMs what its Retry-After asks for */
  busy(askedMs: number | null): void;
  /** A request was answered otherwise. */
  answered(): void;
  /** A request has used up its attempts on such answers. */
  gaveUp(): void;
}

export interface BusyLimitOptions {
  /** Milliseconds by any clock. */
  now?: (() => number) | undefined;
  /** How long a command waits for the server in all; milliseconds. */
  longestMs?: number | undefined;
  /** Least time between one request that finds out whether it has time again and the next. */
  coolDownMs?: number;
}

/** How long a command waits for a busy server in all, unless it is told otherwise; milliseconds. */
export const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Makes the limit of one server, for all workers of a command. One request alone is as patient as its
 * attempts; once one has used them up and nothing else was answered meanwhile, all others fail at
 * once, and one is let through after what the server asked for, and no sooner than after 5 seconds. A
 * server that answers some and not others may hold a command for 5 minutes in all.
 */
export function createBusyLimit({
  now = () => performance.now(),
  longestMs = LONGEST_WAIT_MS,
  coolDownMs = 5_000,
}: BusyLimitOptions = {}): BusyLimit {
  let inARow = 0;
  let askedMs: number | null = null;
  let nextTry: number | null = null;
  let waitedMs = 0;
  let waiting = 0;
  let waitingSince = 0;

  const coolDown = () => now() + Math.max(coolDownMs, askedMs ?? 0);
  const overload = (): Overload => ({ times: inARow, askedMs, waitedMs });

  const isOver = () => inARow > 0 && waitedMs >= longestMs;

  return {
    admit: () => {
      if (isOver() || (nextTry !== null && now() < nextTry)) return overload();
      if (nextTry === null) return null;
      nextTry = coolDown();
      return 'probe';
    },
    stopped: () => (isOver() || nextTry !== null ? overload() : null),
    wait: () => {
      if (waiting === 0) waitingSince = now();
      waiting += 1;
      return () => {
        waiting -= 1;
        if (waiting === 0) waitedMs += now() - waitingSince;
      };
    },
    busy: (asked) => {
      inARow += 1;
      askedMs = asked;
    },
    answered: () => {
      inARow = 0;
      nextTry = null;
    },
    gaveUp: () => {
      if (inARow > 0) nextTry ??= coolDown();
    },
  };
}
