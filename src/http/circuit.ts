/** What is known when nothing is asked any more. */
export interface Stopped {
  /** Attempts that failed one after the other. */
  attempts: number;
  /** Why the last one did, as a sentence. */
  why: string;
}

/** Knows when a server is dead, so that nobody goes on asking it. */
export interface Circuit {
  /**
   * Null when a request may go out. After each cool-down that is so once: for the request that finds
   * out whether the server is back.
   */
  stopped(): Stopped | null;
  /** The server did its work, or refused to. */
  answered(): void;
  /**
   * An attempt came to nothing.
   *
   * @param silent whether there was no answer at all
   * @param tookMs from the moment it went out, in milliseconds
   */
  failed(failure: { why: string; silent: boolean; tookMs: number }): void;
  /** A request has used up its attempts. */
  gaveUp(): void;
}

export interface CircuitOptions {
  /** Milliseconds by any clock. */
  now?: () => number;
  /** Failures in a row before it opens. */
  failures?: number;
  /** Time without any answer after which it opens although every request still has attempts left. */
  silenceMs?: number;
  /** Time between one request that finds out whether the server is back and the next. */
  coolDownMs?: number;
}

/**
 * Makes the circuit of one server, for all workers of a command. It opens after 12 attempts in a row
 * that failed (no connection, no answer, a 5xx), once one request has used up its attempts meanwhile
 * or nothing at all was heard for 10 seconds: so no request of many is less patient than one alone,
 * and hundreds of requests to a dead portal end in seconds. It lets one request through every 5
 * seconds; a single answer closes it.
 */
export function createCircuit({
  now = () => performance.now(),
  failures = 12,
  silenceMs = 10_000,
  coolDownMs = 5_000,
}: CircuitOptions = {}): Circuit {
  let inARow = 0;
  let silentSince: number | null = null;
  let usedUp = false;
  let last = '';
  let nextTry: number | null = null;

  const consider = () => {
    if (inARow < failures) return;
    const isSilent = silentSince !== null && now() - silentSince >= silenceMs;
    if (usedUp || isSilent) nextTry ??= now() + coolDownMs;
  };

  return {
    stopped: () => {
      if (nextTry === null) return null;
      if (now() < nextTry) return { attempts: inARow, why: last };
      nextTry = now() + coolDownMs;
      return null;
    },
    answered: () => {
      inARow = 0;
      silentSince = null;
      usedUp = false;
      nextTry = null;
    },
    failed: ({ why, silent, tookMs }) => {
      inARow += 1;
      last = why;
      silentSince = silent ? (silentSince ?? now() - tookMs) : null;
      consider();
    },
    gaveUp: () => {
      usedUp = inARow > 0;
      consider();
    },
  };
}
