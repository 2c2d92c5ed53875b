import { openAttempts } from './attempts.ts';
import type { Overload } from './busy-limit.ts';
import { createCommandLimits } from './command-limits.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
import {
  interruptedWait,
  portalBusy,
  portalDown,
  Unreachable,
  withUnknownOutcome,
} from './failure.ts';
import { isHarmless } from './harmless.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { DEFAULT_RETRY, delayBefore, isTransient } from './retry.ts';
import type { TransportOptions } from './transport-options.ts';

export type { TransportOptions } from './transport-options.ts';

export interface Transport {
  /** Paces all its requests. */
  readonly pacer: Pacer;
  readonly origin: string;
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The portal's own clock, from the Date header of its last answer; milliseconds since the epoch. */
  portalNow(): number;
  close(): Promise<void>;
}

/** Failures after which the transport doesn't ask again by itself, though later it may help. */
const NOT_AGAIN = ['answer_too_slow', 'answer_too_large', 'answer_packed'];

const mayAskAgain = (outcome: HttpResponse | Unreachable, { repeatable }: HttpRequest): boolean =>
  outcome instanceof Unreachable
    ? outcome.retryable &&
      !NOT_AGAIN.includes(outcome.code) &&
      (repeatable || !outcome.outcomeUnknown)
    : // A 429 says that nothing was done: the one answer after which any write may be repeated.
      repeatable || outcome.status === 429;

/**
 * Opens a keep-alive connection pool to one origin. Redirects are never followed. An answer of any
 * status is returned as it is; transient ones are tried again first, as far as the request, the
 * command's budget, the server's circuit and the limit of a busy one allow.
 *
 * @throws TaxqError of kind `config` for a proxy that can't be used. From `send`: Unreachable after
 * the last attempt; of kind `config` for an authority that can't be used and a proxy that asks for a
 * password; a TaxqError that a body's stream throws, as it is; the signal's reason when it aborts
 */
export function openTransport(options: TransportOptions): Transport {
  const { origin, server = 'The portal', sleep, now } = options;
  const policy = options.retry ?? DEFAULT_RETRY;
  const random = options.random ?? Math.random;
  const pacer =
    options.pacer ??
    createPacer({
      capMs: policy.retryAfterCapMs,
      random,
      ...(sleep ? { sleep } : {}),
      ...(now ? { now } : {}),
    });
  const limits = options.limits ?? createCommandLimits({ now });
  const circuit = limits.circuitOf(origin);
  const attempts = openAttempts(options);

  /** Tells the circuit what came of an attempt. */
  const learn = (outcome: HttpResponse | Unreachable, tookMs: number) => {
    if (outcome instanceof Unreachable) {
      const { retryable, why = outcome.message } = outcome;
      if (retryable) circuit.failed({ why, silent: true, tookMs });
    } else if (outcome.status >= 500 && isTransient(outcome.status)) {
      circuit.failed({ why: `It answered ${outcome.status}.`, silent: false, tookMs });
    } else {
      circuit.answered();
    }
  };

  const send = async (given: HttpRequest): Promise<HttpResponse> => {
    const signal = given.signal ?? options.signal;
    const request: HttpRequest = signal ? { ...given, signal } : given;
    let delay: number | null = 0;
    let mayBeDone = false;
    const told = (failure: Unreachable) => (mayBeDone ? withUnknownOutcome(failure) : failure);
    limits.budget.asked();
    for (let count = 1; ; count += 1) {
      const busy = limits.busyOf(origin);
      const admitted = busy?.admit() ?? null;
      const busyFor = (overload: Overload) => told(portalBusy(`${server} at ${origin}`, overload));
      if (admitted !== null && admitted !== 'probe') throw busyFor(admitted);
      const waited = busy?.wait();
      await pacer
        .turn(signal, delay)
        .catch((error: unknown) => {
          throw isHarmless(request) ? error : interruptedWait(error, mayBeDone);
        })
        .finally(waited);
      const stopped = circuit.stopped();
      if (stopped !== null) throw told(portalDown(`${server} at ${origin}`, stopped));
      const overload = admitted === 'probe' ? null : busy?.stopped();
      if (overload) throw busyFor(overload);
      const { outcome, tookMs, retryAfterMs } = await attempts.make(request, count);
      const failed = outcome instanceof Unreachable;
      pacer.answered({ status: failed ? null : outcome.status, retryAfterMs, tookMs });
      learn(outcome, tookMs);
      if (!failed && !isTransient(outcome.status)) {
        busy?.answered();
        return outcome;
      }
      const isBusy = !failed && outcome.status === 429;
      if (isBusy) busy?.busy(retryAfterMs);
      const again = mayAskAgain(outcome, request);
      delay = delayBefore(count, retryAfterMs, policy, random());
      const isOver = count >= policy.attempts || (again && !isBusy && !limits.budget.take());
      if (isOver) (isBusy ? busy : circuit)?.gaveUp();
      if (!again || isOver || delay === null) {
        if (failed) throw told(outcome);
        return outcome;
      }
      if (failed ? outcome.outcomeUnknown : !isBusy) {
        mayBeDone ||= !isHarmless(request);
        request.onRepeat?.();
      }
      if (!failed) await outcome.drop();
    }
  };

  return { pacer, origin, send, portalNow: attempts.serverNow, close: attempts.close };
}
