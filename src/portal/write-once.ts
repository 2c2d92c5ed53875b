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
  /** Told before it is sent again although an attempt may have arrived. */
  onRepeat?: (() => void) | undefined;
  sleep?: Sleep | undefined;
}

/** The portal said that it did it, in an answer that can't be read. */
const wasAnswered = (error: unknown): boolean =>
  error instanceof Unreachable
    ? error.answered
    : error instanceof TaxqError && error.code === 'off_contract';

const mayHaveArrived = (error: unknown): error is TaxqError =>
  wasAnswered(error) || (error instanceof Unreachable && error.outcomeUnknown);

/**
 * Writes to a portal that takes no idempotency key, so that the thing exists once: after a failure
 * that leaves the outcome unknown the portal is asked what it has, and only what isn't there is
 * sent again. What the portal answered for is never sent again: it may keep it in another form than
 * it got it.
 *
 * @throws TaxqError of kind `unreachable`, code `outcome_unknown`, when the portal can't be asked, or
 * doesn't show what it answered for
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
          throw outcomeUnknown(write, error, UNASKED, cause);
        });
        if (found !== null) return found;
      }
      if (wasAnswered(error)) throw outcomeUnknown(write, error, UNSEEN);
      if (sends >= MAX_SENDS) throw error;
      write.onRepeat?.();
    }
  }
}

const UNASKED = {
  next: 'Then it couldn’t be asked what it has.',
  hint: 'When it answers again, look before you repeat it',
};
const UNSEEN = {
  next: 'What it has doesn’t show it, at least not in the same words.',
  hint: 'Look yourself before you repeat it',
};

function outcomeUnknown(
  { doing, look }: { doing: string; look: string },
  first: TaxqError,
  { next, hint }: typeof UNSEEN,
  cause: unknown = first,
): TaxqError {
  return new TaxqError({
    kind: 'unreachable',
    code: 'outcome_unknown',
    message: `It isn’t known whether the portal did this: ${doing}.`,
    why: `${first.why ?? first.message} ${next}`,
    hint: `${hint}: ${look}`,
    requestId: first.requestId,
    cause,
  });
}
