import type { Readable } from 'node:stream';
import { setTimeout as sleepFor, setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { TaxqError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
import { networkFailure, Unreachable } from './failure.ts';
import {
  DEFAULT_RETRY,
  delayBefore,
  isTransient,
  parseRetryAfter,
  type RetryPolicy,
} from './retry.ts';
import { Pool, request as undiciRequest } from './undici.ts';

export interface TransportOptions {
  origin: string;
  userAgent: string;
  timeoutMs?: number;
  retry?: RetryPolicy;
  connections?: number;
  /** Called after every attempt; never given a body or a secret. */
  trace?: (line: string) => void;
  /** Aborts every request that has no signal of its own. */
  signal?: AbortSignal;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  random?: () => number;
  now?: () => number;
}

export interface Transport {
  readonly origin: string;
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The portal's own clock, from the Date header of its last answer; milliseconds since the epoch. */
  portalNow(): number;
  close(): Promise<void>;
}

/** Longest text answer that is read into memory; a portal's pages are far smaller. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

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
  const sleep =
    options.sleep ??
    ((ms: number, signal?: AbortSignal) =>
      sleepFor(ms, undefined, signal ? { signal } : {}).then(() => {}));
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
      headersTimeout: request.timeoutMs ?? timeoutMs,
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
    signal?.throwIfAborted();
    for (let count = 1; ; count += 1) {
      const started = now();
      const outcome = await attempt(request).catch((error: unknown) => {
        if (request.signal?.aborted) throw request.signal.reason;
        // Not the network's fault: the body itself, such as a file that can't be read.
        if (error instanceof TaxqError) throw error;
        return networkFailure(error, options.origin, isHarmless(request));
      });
      const failed = outcome instanceof Unreachable;
      options.trace?.(
        `${request.method} ${options.origin}${request.path} ${failed ? outcome.code : outcome.status} ${now() - started}ms (attempt ${count})`,
      );
      if (!failed && !isTransient(outcome.status)) return outcome;
      // A 429 says that nothing was done, so it is the one answer after which any write may be repeated.
      const mayRepeat = failed
        ? outcome.retryable && (request.repeatable || !outcome.outcomeUnknown)
        : request.repeatable || outcome.status === 429;
      const retryAfter = failed
        ? null
        : parseRetryAfter(outcome.header('retry-after'), now() + skewMs);
      const delay = delayBefore(count, retryAfter, policy, random());
      if (!mayRepeat || count >= policy.attempts || delay === null) {
        if (failed) throw outcome;
        return outcome;
      }
      if (!failed) await outcome.drop();
      await sleep(delay, request.signal).catch((error: unknown) => {
        throw request.signal?.aborted ? request.signal.reason : error;
      });
    }
  };

  return {
    origin: options.origin,
    send,
    portalNow: () => now() + skewMs,
    close: () => pool.destroy(),
  };
}

/** Without a key, only what changes nothing may be repeated (a read, or getting a token). */
const isHarmless = ({ method, repeatable, headers }: HttpRequest): boolean =>
  method === 'GET' || (repeatable && headers['idempotency-key'] === undefined);

async function readText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) throw new Error(`The answer is over ${MAX_TEXT_BYTES} bytes`);
    chunks.push(chunk);
  }
  // The connection is free one turn after the answer's end; a request made before that opens another.
  await turnOfTheLoop();
  return Buffer.concat(chunks).toString('utf8');
}
