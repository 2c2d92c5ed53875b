import type { HttpResponse } from './exchange.ts';
import { parseHttpDate } from './http-date.ts';
import { DEFAULT_RETRY, parseRetryAfter } from './retry.ts';
import { waitText } from './wait-text.ts';

/** How long an answer asks to wait, by its Retry-After. */
export interface AskedWait {
  /** A sentence with a space before it, to follow others; empty when it asks for nothing. */
  sentence: string;
  /** Whether it is longer than any request waits: whoever asks again meanwhile is refused again. */
  isTooLong: boolean;
}

/** Reads how long an answer asks to wait; an instant is held against the server's own clock. */
export function askedWait({ header }: Pick<HttpResponse, 'header'>): AskedWait {
  const date = parseHttpDate(header('date'));
  const ms = parseRetryAfter(header('retry-after'), date ?? Date.now()) ?? 0;
  if (ms === 0) return { sentence: '', isTooLong: false };
  return {
    sentence: ` It asks to wait ${waitText(ms)}.`,
    isTooLong: ms > DEFAULT_RETRY.retryAfterCapMs,
  };
}
