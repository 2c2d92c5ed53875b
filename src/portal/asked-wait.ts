import type { HttpResponse } from '../http/exchange.ts';
import { DEFAULT_RETRY, parseRetryAfter } from '../http/retry.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function durationOf(ms: number): string {
  if (ms <= MINUTE) return `${Math.ceil(ms / 1000)} s`;
  if (ms <= HOUR) return `${Math.ceil(ms / MINUTE)} min`;
  if (ms <= 2 * DAY) return `${Math.ceil(ms / HOUR)} h`;
  return ms <= 365 * DAY ? `${Math.ceil(ms / DAY)} days` : 'over a year';
}

/** How long an answer asks to wait, by its Retry-After. */
export interface AskedWait {
  /** A sentence with a space before it, to follow others; empty when it asks for nothing. */
  sentence: string;
  /** Whether it is longer than any request waits: whoever asks again meanwhile is refused again. */
  isTooLong: boolean;
}

/** Reads how long an answer asks to wait; an instant is held against the server's own clock. */
export function askedWait({ header }: Pick<HttpResponse, 'header'>): AskedWait {
  const date = Date.parse(header('date') ?? '');
  const ms = parseRetryAfter(header('retry-after'), Number.isNaN(date) ? Date.now() : date) ?? 0;
  if (ms === 0) return { sentence: '', isTooLong: false };
  return {
    sentence: ` It asks to wait ${durationOf(ms)}.`,
    isTooLong: ms > DEFAULT_RETRY.retryAfterCapMs,
  };
}
