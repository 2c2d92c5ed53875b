import type { HttpResponse } from '../../http/exchange.ts';
import { createPacer, type Pacer, type PacerOptions } from '../../http/pacer.ts';
import type { Transport } from '../../http/transport.ts';
import { type ClockSample, clockSample } from '../checks/clock-skew.ts';

/** One try of a request. */
export interface Attempt {
  /** Null when no answer came. */
  status: number | null;
  /** To the end of the answer, or to its headers for a document’s content; milliseconds. */
  tookMs: number;
}

/** What a run has asked its portal, and how that went. */
export interface RequestLog {
  /** Every try, the sign-in’s and those that were tried again included. */
  readonly attempts: readonly Attempt[];
  /** The portal’s clock, as its answers told it. */
  readonly clock: readonly ClockSample[];
  /** The portal’s id of the last request that was answered; undefined where it gives none. */
  lastRequestId(): string | undefined;
  /** A pacer that writes every try down. */
  pacer: Pacer;
  /** A transport that writes down what the portal’s answers tell. */
  over(transport: Transport): Transport;
}

/**
 * Opens the log of a run.
 *
 * @param now this machine’s clock
 */
export function openRequestLog(options: PacerOptions, now: () => Date): RequestLog {
  const attempts: Attempt[] = [];
  const clock: ClockSample[] = [];
  let requestId: string | undefined;
  const pacer = createPacer(options);
  const note = (response: HttpResponse, tookMs: number) => {
    requestId = response.header('x-request-id');
    const sample = clockSample(response.header('date'), now().getTime(), tookMs);
    if (sample !== null) clock.push(sample);
  };
  return {
    attempts,
    clock,
    lastRequestId: () => requestId,
    pacer: {
      ...pacer,
      answered: (outcome) => {
        attempts.push({ status: outcome.status, tookMs: outcome.tookMs ?? 0 });
        pacer.answered(outcome);
      },
    },
    over: (transport) => ({
      ...transport,
      send: async (request) => {
        const before = attempts.length;
        requestId = undefined;
        const response = await transport.send(request);
        // What it waited between its tries says nothing about the clock.
        note(response, attempts[Math.max(before, attempts.length - 1)]?.tookMs ?? 0);
        return response;
      },
    }),
  };
}
