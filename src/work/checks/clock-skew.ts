import { parseHttpDate } from '../../http/http-date.ts';
import { couldNotCheck, type Finding, fail, pass, warn } from './check.ts';

const WARN_OVER_MS = 30_000;
const FAIL_OVER_MS = 5 * 60_000;

/** When a portal said what time it is, by this machine’s clock. */
export interface ClockSample {
  /** Milliseconds that the portal’s clock is ahead; below zero where it is behind. */
  skewMs: number;
  /** How long the request took, and with it how wrong the skew may be; milliseconds. */
  tookMs: number;
}

/**
 * Makes a sample of a Date header, which was written between the request’s beginning and its end.
 *
 * @param endedMs when the answer had come, in milliseconds since the epoch by this machine’s clock
 * @returns null for a header that is missing or no date
 */
export function clockSample(
  date: string | undefined,
  endedMs: number,
  tookMs: number,
): ClockSample | null {
  const told = parseHttpDate(date);
  // The header leaves the fraction of the second out.
  return told === null ? null : { skewMs: told + 500 - (endedMs - tookMs / 2), tookMs };
}

function lengthOf(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} s`;
  const hours = seconds / 3600;
  if (hours < 2) return `${Math.round(seconds / 60)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** Judges how far two clocks are apart: over 30 s is a warning, over 5 min a failure. */
export function judgeClock(samples: readonly ClockSample[]): Finding {
  const [best] = [...samples].sort((left, right) => left.tookMs - right.tookMs);
  if (best === undefined) return couldNotCheck('No answer of the portal tells the time.');
  const off = Math.abs(best.skewMs);
  // A second and the time of the request are the measure’s own doubt.
  if (off <= 1_000 + best.tookMs) return pass('This machine and the portal agree on the time.');
  const way = best.skewMs > 0 ? 'behind' : 'ahead of';
  const message = `This machine’s clock is ${lengthOf(off)} ${way} the portal’s.`;
  if (off <= WARN_OVER_MS) return pass(message);
  const hint = 'Set the clock, best by time synchronisation: due times and tokens depend on it.';
  return off > FAIL_OVER_MS ? fail(message, hint) : warn(message, hint);
}
