import { TaxqError } from '../errors.ts';
import type { Overload } from './busy-limit.ts';
import { waitText } from './wait-text.ts';

interface UnreachableFacts {
  code: string;
  message: string;
  why: string;
  hint?: string | undefined;
  outcomeUnknown: boolean;
  answered?: boolean;
  retryable?: boolean;
  requestId?: string | undefined;
  cause?: unknown;
}

/** The portal could not be reached, or went silent. */
export class Unreachable extends TaxqError {
  /**
   * Whether the portal may have acted on the request all the same: true once a byte of it may have
   * arrived. A write with an unknown outcome is never sent again blindly.
   */
  readonly outcomeUnknown: boolean;
  /** Whether it answered that it did what was asked, in words that can't be read. */
  readonly answered: boolean;

  constructor({ hint, answered = false, ...facts }: UnreachableFacts) {
    const usual = facts.outcomeUnknown
      ? 'It may have been done all the same: look before you run the command again.'
      : 'Nothing was lost; run the same command again in a while.';
    super({ kind: 'unreachable', hint: hint ?? usual, ...facts });
    this.outcomeUnknown = facts.outcomeUnknown;
    this.answered = answered;
  }
}

/** The same failure of a request of which an earlier attempt may have been carried out. */
export function withUnknownOutcome(failure: Unreachable): Unreachable {
  if (failure.outcomeUnknown) return failure;
  const { code, message, why = message, answered, retryable, requestId, cause } = failure;
  return new Unreachable({
    code,
    message,
    why,
    outcomeUnknown: true,
    answered,
    retryable,
    requestId,
    cause,
  });
}

/** An interruption of a write while it waited for its turn: whether it was sent before. */
export function interruptedWait(error: unknown, mayBeDone: boolean): unknown {
  if (!(error instanceof TaxqError) || error.kind !== 'interrupted') return error;
  const { kind, code, message } = error;
  const why = mayBeDone
    ? 'What waited to be sent again may have arrived before: look for it first.'
    : 'What waited to be sent was not sent; what was done before stays done.';
  return new TaxqError({ kind, code, message, why, cause: error });
}

/**
 * The failure of a request that isn't sent, because the server has been silent for too long.
 *
 * @param server what errors call it, with its address
 */
export const portalDown = (server: string, { attempts, why }: { attempts: number; why: string }) =>
  new Unreachable({
    code: 'portal_down',
    message: `${server} can’t be reached.`,
    why: `taxq asked ${attempts} times in a row, then stopped asking. The last time: ${why}`,
    outcomeUnknown: false,
  });

/**
 * The failure of a request that isn't sent, because the server says again and again that it is busy.
 *
 * @param server what errors call it, with its address
 */
export function portalBusy(server: string, { times, askedMs, waitedMs }: Overload): Unreachable {
  const asks = askedMs === null ? '' : ` and asks to wait ${waitText(askedMs)}`;
  const often = times === 1 ? '' : ` ${times} times in a row`;
  const waited = waitedMs < 1_000 ? '' : ` taxq has waited ${waitText(waitedMs)} for it.`;
  return new Unreachable({
    code: 'portal_busy',
    message: `${server} is too busy${asks}.`,
    why: `It answered 429${often}.${waited}`,
    hint: 'Nothing was lost; run the same command again later. With a longer --timeout taxq waits longer.',
    outcomeUnknown: false,
  });
}
