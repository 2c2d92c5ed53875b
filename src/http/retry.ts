import { parseHttpDate } from './http-date.ts';

/** How often, and how long apart, a request is tried. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  attempts: number;
  /** Wait before the second attempt, in milliseconds; doubles each time. */
  baseMs: number;
  /** Longest wait the policy chooses itself, in milliseconds. */
  capMs: number;
  /** Longest Retry-After that is waited for, in milliseconds; beyond it taxq gives up at once. */
  retryAfterCapMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 4,
  baseMs: 250,
  capMs: 8_000,
  retryAfterCapMs: 60_000,
};

/**
 * Reads a Retry-After header.
 *
 * @param value seconds, or an HTTP date
 * @param now milliseconds since the epoch, by the clock the date is compared with
 * @returns milliseconds to wait, or null when the header is absent or means nothing
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = parseHttpDate(text);
  return date === null ? null : Math.max(0, date - now);
}

/**
 * How long to wait before the next attempt: the portal's own wish when it gave one, else half of a
 * doubling interval plus a random half, so that many clients do not come back at the same moment.
 *
 * @param attempt the attempt that failed, from 1
 * @param random a number from 0 to 1
 * @returns milliseconds, or null when the portal asks for longer than the policy waits
 */
export function delayBefore(
  attempt: number,
  retryAfterMs: number | null,
  policy: RetryPolicy,
  random: number,
): number | null {
  if (retryAfterMs !== null) {
    return retryAfterMs > policy.retryAfterCapMs ? null : retryAfterMs + random * policy.baseMs;
  }
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

/** Statuses that say "not now": the request may be tried again if trying again is safe. */
export const isTransient = (status: number): boolean =>
  status === 408 ||
  status === 425 ||
  status === 429 ||
  (status >= 500 && status !== 501 && status !== 507);
