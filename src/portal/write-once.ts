import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../errors.ts';
import { Unreachable } from '../http/failure.ts';

/** Sends in all, the first included. */
const MAX_SENDS = 3;

/**
 * A portal may still be storing what it was sent when the connection broke: waits before each look
 * at what it has, in milliseconds.
 */
export const SETTLE_WAITS_MS = [1_000, 3_000, 6_000] as const;

/** Waits so many milliseconds; tests bring one that doesn't. */
export type Sleep = (ms: number) => Promise<void>;

export interface WriteOnce<T> {
  send(): Promise<T>;
  /** Looks for what `send` would have made; null when the portal doesn't have it. */
  find(): Promise<T | null>;
  /** What is being written, as in `upload draft.pdf`. */
  doing: string;
  /** The command that shows whether it arrived. */
  look: string;
  sleep?: Sleep | undefined;
}

/** An answer that can't be read leaves as much open as none at all. */
const mayHaveArrived = (error: unknown): error is TaxqError =>
  (error instanceof Unreachable && error.outcomeUnknown) ||
  (error instanceof TaxqError && error.code === 'off_contract');

/**
 * Writes to a portal that takes no idempotency key, so that the thing exists once: after a failure
 * that leaves the outcome unknown the portal is asked what it has, and only what isn't there is
 * sent again.
 *
 * @throws TaxqError of kind `unreachable`, code `outcome_unknown`, when the portal can't be asked
 */
export async function writeOnce<T>(write: WriteOnce<T>): Promise<T> {
  const sleep: Sleep = write.sleep ?? ((ms) => sleepFor(ms));
  for (let sends = 1; ; sends += 1) {
    try {
      return await write.send();
    } catch (error) {
      if (!mayHaveArrived(error)) throw error;
      for (const wait of SETTLE_WAITS_MS) {
        await sleep(wait);
        const found = await write.find().catch((cause: unknown) => {
          if (cause instanceof TaxqError && cause.kind === 'interrupted') throw cause;
          throw outcomeUnknown(write, error, cause);
        });
        if (found !== null) return found;
      }
      if (sends >= MAX_SENDS) throw error;
    }
  }
}

function outcomeUnknown(
  { doing, look }: { doing: string; look: string },
  first: TaxqError,
  cause: unknown,
): TaxqError {
  return new TaxqError({
    kind: 'unreachable',
    code: 'outcome_unknown',
    message: `It isn’t known whether the portal did this: ${doing}.`,
    why: `${first.why ?? first.message} Then it couldn’t be asked what it has.`,
    hint: `When it answers again, look before you repeat it: ${look}`,
    requestId: first.requestId,
    cause,
  });
}
