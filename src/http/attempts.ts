import { TaxqError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
import { type AttemptFacts, exchangeOnce } from './exchange-once.ts';
import { Unreachable } from './failure.ts';
import { isHarmless } from './harmless.ts';
import { networkFailure } from './network-failure.ts';
import { openPool } from './open-pool.ts';
import { proxyFor } from './proxy.ts';
import { redactor } from './redact.ts';
import { parseRetryAfter } from './retry.ts';
import { traceLine } from './trace-line.ts';
import type { TransportOptions } from './transport-options.ts';

/** What one attempt came to. */
export interface Attempted {
  outcome: HttpResponse | Unreachable;
  /** From the moment it went out, in milliseconds. */
  tookMs: number;
  /** What the answer's Retry-After asks for, in milliseconds. */
  retryAfterMs: number | null;
}

/** Sends requests to one server, once each. */
export interface Attempts {
  /**
   * @param count from 1: which attempt of its request it is
   * @throws what can't be helped by another attempt: a TaxqError of the body or of the way to the
   * server; the signal's reason when it aborts
   */
  make(request: HttpRequest, count: number): Promise<Attempted>;
  /** The server's clock, from its last Date header; milliseconds since the epoch. */
  serverNow(): number;
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;

function redactWhenNeeded({ secrets = [] }: HttpRequest): (text: string) => string {
  let made: ((text: string) => string) | null = null;
  return (text) => {
    made ??= redactor(secrets);
    return made(text);
  };
}

/** The id of a request is in every error that tells of it. */
const redactable = (response: HttpResponse, redact: (text: string) => string): HttpResponse => ({
  ...response,
  redact,
  header: (name) => {
    const value = response.header(name);
    return name === 'x-request-id' && value !== undefined ? redact(value) : value;
  },
});

/**
 * Opens the way to one server.
 *
 * @throws TaxqError of kind `config` for a proxy that can't be used
 */
export function openAttempts(options: TransportOptions): Attempts {
  const { origin, server, userAgent, connections, env = {}, lookup, trace } = options;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const now = options.now ?? Date.now;
  const proxy = proxyFor(origin, env);
  const ca = origin.startsWith('https:') ? options.ca?.() : undefined;
  const pool = openPool({ origin, timeoutMs, connections, proxy, ca, env, lookup });
  const way = { pool, origin, userAgent, timeoutMs };
  let skewMs = 0;

  const failureOf = (error: unknown, request: HttpRequest, requestId: string | undefined) => {
    if (request.signal?.aborted) throw request.signal.reason;
    // Not the network's fault: the body itself, such as a file that can't be read.
    if (error instanceof TaxqError) throw error;
    const harmless = isHarmless(request);
    return networkFailure(error, { origin, server, proxy, harmless, requestId });
  };

  return {
    make: async (request, count) => {
      const started = now();
      const facts: AttemptFacts = { requestId: undefined, bytes: null, date: null };
      const redact = redactWhenNeeded(request);
      const outcome = await exchangeOnce(request, way, facts).then(
        (response) => redactable(response, redact),
        (error: unknown) => failureOf(error, request, facts.requestId && redact(facts.requestId)),
      );
      const tookMs = now() - started;
      if (facts.date !== null) skewMs = facts.date - now();
      const failed = outcome instanceof TaxqError;
      const retryAfter = failed ? undefined : outcome.header('retry-after');
      const traced = {
        ...facts,
        ...{ origin, tookMs, count, retryAfter },
        outcome: failed ? outcome.code : outcome.status,
        connections: pool.opened(),
        proxy: proxy?.host ?? null,
      };
      trace?.(redact(traceLine(request, traced)));
      if (failed && !(outcome instanceof Unreachable)) throw outcome;
      return { outcome, tookMs, retryAfterMs: parseRetryAfter(retryAfter, now() + skewMs) };
    },
    serverNow: () => now() + skewMs,
    close: pool.close,
  };
}
