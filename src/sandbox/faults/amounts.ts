import ms, { type StringValue } from 'ms';
import type { Drip, TokenLife } from './fault.ts';

/** A timer takes no longer wait: about 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Reads an amount of time: milliseconds as a number, or a text such as `2s`.
 * @returns undefined for what is none, or too long to wait
 */
export function readDuration(value: unknown): number | undefined {
  const text = String(value).trim();
  const amount =
    typeof value === 'number' || /^\d{1,12}(?:\.\d{1,12})?\s?[a-z]{0,12}$/i.test(text)
      ? ms(text as StringValue)
      : Number.NaN;
  return amount >= 0 && amount <= LONGEST_MS ? amount : undefined;
}

/** Reads a drip: bytes a second as a number, or a text such as `16/50ms`. */
export function readDrip(value: unknown): Drip | undefined {
  const [, size = '', every] = /^(\d{1,9})(?:\/(.+))?$/.exec(String(value).trim()) ?? [];
  const everyMs = every === undefined ? 1000 : readDuration(every);
  const bytes = Number(size);
  return bytes > 0 && everyMs !== undefined ? { bytes, everyMs } : undefined;
}

/** Reads how long a token is good: `3 uses`, or an amount of time such as `30s`. */
export function readTokenLife(value: unknown): TokenLife | undefined {
  const uses = /^(\d{1,9}) uses?$/.exec(String(value).trim())?.[1];
  if (uses !== undefined) return { uses: Number(uses) };
  const life = readDuration(value);
  return life === undefined ? undefined : { seconds: life / 1000 };
}
