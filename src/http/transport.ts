import { TaxqError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
import { networkFailure, Unreachable } from './failure.ts';
import { createPacer, type Pacer, type PacerOptions } from './pacer.ts';
import { readText } from './read-text.ts';
import {
  DEFAULT_RETRY,
  delayBefore,
  isTransient,
  parseRetryAfter,
  type RetryPolicy,
} from './retry.ts';
import { Pool, request as undiciRequest } from './undici.ts';

export interface TransportOptions extends Pick<PacerOptions, 'sleep' | 'random'> {
  origin: string;
  userAgent: string;
  timeoutMs?: number;
  retry?: RetryPolicy;
  /** For all who send to this portal; else the transport has one of its own, made with its `sleep`. */
  pacer?: Pacer;
  connections?: number;
  /** Called after every attempt; never given a body or a secret. */
  trace?: (line: string) => void;
  /** Aborts every request that has no signal of its own. */
  signal?: AbortSignal;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

export interface Transport {
  /** Paces all its requests. */
  readonly pacer: Pacer;
  readonly origin: string;
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The portal's own clock, from the Date header of its last answer; milliseconds since the epoch. */
  portalNow(): number;
  close(): Promise<void>;
}

/** A request given up too early may be carried out all the same, and then sent again. */
const PATIENCE = 10;

/**
 * Opens a keep-alive connection pool to one origin. Redirects are never followed. An answer of any
 * status is returned as it is; transient ones are tried again first, as far as the request allows.
 *
 * @throws Unreachable from `send`, after the last attempt; a TaxqError that a body's stream throws
 * passes as it is; the signal's reason when it aborts
 */
export function openTransport(options: TransportOptions): Transport {
  const policy = options.retry ?? DEFAULT_RETRY;
  const timeoutMs = options.timeoutMs ?? 30_000;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const { sleep, now: clock } = options;
  const pacer =
    options.pacer ??
    createPacer({
      capMs: policy.retryAfterCapMs,
      random,
      ...(sleep ? { sleep } : {}),
      ...(clock ? { now: clock } : {}),
    });
  const pool = new Pool(options.origin, {
    connections: options.connections ?? 16,
    keepAliveTimeout: 10_000,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  let skewMs = 0;

  const attempt = async (request: HttpRequest): Promise<HttpResponse> => {
    const answer = await undiciRequest.call(pool, {
      method: request.method,
      path: request.path,
      headers: { 'user-agent': options.userAgent, ...request.headers },
      body: typeof request.body === 'function' ? request.body() : (request.body ?? null),
      headersTimeout: request.timeoutMs ?? timeoutMs * (request.patient ? PATIENCE : 1),
      ...(request.signal ? { signal: request.signal } : {}),
    });
    const header = (name: string) => {
      const value = answer.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const date = Date.parse(header('date') ?? '');
    if (!Number.isNaN(date)) skewMs = date - now();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      header,
      text: request.read === 'text' ? await readText(answer.body) : '',
      stream: answer.body,
      drop: () => answer.body.dump(),
    };
  };

  const send = async (given: HttpRequest): Promise<HttpResponse> => {
    const signal = given.signal ?? options.signal;
    const request: HttpRequest = signal ? { ...given, signal } : given;
    let delay: number | null = 0;
    for (let count = 1; ; count += 1) {
      await pacer.turn(signal, delay);
      const started = now();
      const outcome = await attempt(request).catch((error: unknown) => {
        if (request.signal?.aborted) throw request.signal.reason;
        // Not the network's fault: the body itself, such as a file that can't be read.
        if (error instanceof TaxqError) throw error;
        return networkFailure(error, options.origin, isHarmless(request));
      });
      const failed = outcome instanceof Unreachable;
      const tookMs = now() - started;
      const retryAfterMs = failed
        ? null
        : parseRetryAfter(outcome.header('retry-after'), now() + skewMs);
      pacer.answered({ status: failed ? null : outcome.status, retryAfterMs, tookMs });
      options.trace?.(
        `${request.method} ${options.origin}${request.path} ${failed ? outcome.code : outcome.status} ${tookMs}ms (attempt ${count})`,
      );
      if (!failed && !isTransient(outcome.status)) return outcome;
      // A 429 says that nothing was done, so it is the one answer after which any write may be repeated.
      const mayRepeat = failed
        ? outcome.retryable && (request.repeatable || !outcome.outcomeUnknown)
        : request.repeatable || outcome.status === 429;
      delay = delayBefore(count, retryAfterMs, policy, random());
      if (!mayRepeat || count >= policy.attempts || delay === null) {
        if (failed) throw outcome;
        return outcome;
      }
      if (failed ? outcome.outcomeUnknown : outcome.status !== 429) request.onRepeat?.();
      if (!failed) await outcome.drop();
    }
  };

  return {
    pacer,
    origin: options.origin,
    send,
    portalNow: () => now() + skewMs,
    close: () => pool.destroy(),
  };
}

/** Without a key, only what changes nothing may be repeated (a read, or getting a token). */
const isHarmless = ({ method, repeatable, headers }: HttpRequest): boolean =>
  method === 'GET' || (repeatable && headers['idempotency-key'] === undefined);
