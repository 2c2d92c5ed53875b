import { setTimeout as sleepFor } from 'node:timers/promises';
import { DEFAULT_RETRY } from './retry.ts';

/** What came of one attempt. */
export interface PacedOutcome {
  /** Null when no answer came. */
  status: number | null;
  /** What the answer's Retry-After asks for, in milliseconds. */
  retryAfterMs: number | null;
  /** From the moment it went out, in milliseconds. */
  tookMs?: number;
}

/** Someone who sends less while the portal has too much to do. */
export interface PacerWatcher {
  /**
   * The portal was too busy, or didn't answer.
   *
   * @param agoMs how long ago the request that met this had gone out, in milliseconds
   */
  congested(agoMs: number): void;
  /** A request was answered as it should be. */
  eased(): void;
  /** From now on, all requests wait this long, in milliseconds. */
  held?(ms: number): void;
}

/** Decides when the requests of all workers may go out. */
export interface Pacer {
  /**
   * Waits until a request may go out; when nothing is held, no longer than a resolved promise takes.
   *
   * @param leastMs what this request has to wait on its own account; a common hold runs meanwhile
   * @throws the signal's reason when it aborts
   */
  turn(signal?: AbortSignal, leastMs?: number): Promise<void>;
  /** Tells what came of a request: holds everybody when the portal asks for it. */
  answered(outcome: PacedOutcome): void;
  /** @returns a function that ends the watching */
  watch(watcher: PacerWatcher): () => void;
}

export interface PacerOptions {
  /** Longest Retry-After that everybody is held for, in milliseconds; a longer one holds nobody. */
  capMs?: number;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  random?: () => number;
  /** Milliseconds by any clock. */
  now?: () => number;
}

const FIRST_HOLD_MS = 250;
const LONGEST_HOLD_MS = 8_000;
/** How much of the next hold is left after each request that was answered well. */
const DECAY = 0.9;
const JITTER_MS = 250;

const CONGESTION: readonly (number | null)[] = [null, 429, 502, 503, 504];

/**
 * Makes the pacer of one portal. A 429 or 503 that names a time holds everybody until then, unless
 * it is longer than anybody waits: such a request is given up, and so will be the next. A 429 that
 * names none holds everybody for a while that doubles from one to the next, 250 ms to 8 s, and
 * shrinks again with what is answered well.
 */
export function createPacer(options: PacerOptions = {}): Pacer {
  const { capMs = DEFAULT_RETRY.retryAfterCapMs, random = Math.random } = options;
  const now = options.now ?? (() => performance.now());
  const sleep =
    options.sleep ?? ((ms: number, signal?: AbortSignal) => sleepFor(ms, undefined, { signal }));
  const watchers = new Set<PacerWatcher>();
  let heldUntil = Number.NEGATIVE_INFINITY;
  let backOffMs = 0;

  const hold = (ms: number) => {
    const until = now() + ms;
    if (until <= heldUntil) return;
    heldUntil = until;
    for (const watcher of watchers) watcher.held?.(ms);
  };

  const backOff = () => {
    // Requests that were under way when the hold began are answered alike; they say nothing new.
    if (heldUntil > now()) return;
    backOffMs = Math.min(LONGEST_HOLD_MS, Math.max(FIRST_HOLD_MS, backOffMs * 2));
    hold(backOffMs);
  };

  /** What is left of the hold, and a little of chance, so that not all come back at one moment. */
  const restOfHold = () => {
    // A clock that was set back must not hold anybody for hours.
    const rest = Math.min(heldUntil - now(), Math.max(capMs, LONGEST_HOLD_MS));
    return rest <= 0 ? 0 : rest + random() * Math.min(JITTER_MS, rest / 4);
  };

  return {
    turn: async (signal, leastMs = 0) => {
      signal?.throwIfAborted();
      for (let least = leastMs; ; least = 0) {
        const waitedFor = heldUntil;
        const ms = Math.max(least, restOfHold());
        if (ms <= 0) return;
        await sleep(ms, signal).catch((error: unknown) => {
          throw signal?.aborted ? signal.reason : error;
        });
        if (heldUntil === waitedFor) return;
      }
    },
    answered: ({ status, retryAfterMs, tookMs = 0 }) => {
      if ((status === 429 || status === 503) && retryAfterMs !== null && retryAfterMs > 0) {
        if (retryAfterMs <= capMs) hold(retryAfterMs);
      } else if (status === 429) {
        backOff();
      }
      if (CONGESTION.includes(status)) {
        for (const watcher of watchers) watcher.congested(tookMs);
      } else if (status !== null && status < 400) {
        backOffMs *= DECAY;
        for (const watcher of watchers) watcher.eased();
      }
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}
