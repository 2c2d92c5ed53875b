import ms, { type StringValue } from 'ms';
import { TaxqError } from '../errors.ts';

/** Time as the sandbox tells it; tokens alone live by the real clock. */
export interface SandboxClock {
  now(): Date;
  /** The instant as ISO 8601 UTC with milliseconds. */
  iso(): string;
}

const SHIFT = /^[+-]\d{1,12}(?:\.\d{1,12})?\s?[a-z]{1,12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

const fromNow = (now: () => Date): SandboxClock => ({ now, iso: () => now().toISOString() });

/** Reads a signed amount of time such as `+3d` or `-90m` as milliseconds; undefined for all else. */
export function parseShift(text: string): number | undefined {
  const shift = SHIFT.test(text) ? ms(text.replace('+', '') as StringValue) : Number.NaN;
  return Number.isFinite(shift) ? shift : undefined;
}

/** The same clock, ahead by so many milliseconds. */
export const shiftedClock = (clock: SandboxClock, aheadMs: number): SandboxClock =>
  fromNow(() => new Date(clock.now().getTime() + aheadMs));

/**
 * Makes the sandbox's clock: real time when no setting is given, a fixed instant for an ISO 8601
 * instant, real time shifted for one signed amount such as `+3d` or `-90m`.
 * @throws TaxqError `usage` when the setting is neither.
 */
export function createClock(setting?: string): SandboxClock {
  if (setting === undefined) return fromNow(() => new Date());
  const shift = parseShift(setting);
  if (shift !== undefined) return fromNow(() => new Date(Date.now() + shift));
  const fixed = INSTANT.test(setting) ? Date.parse(setting) : Number.NaN;
  if (Number.isFinite(fixed)) return fromNow(() => new Date(fixed));
  throw new TaxqError({
    kind: 'usage',
    code: 'clock_invalid',
    message: `"${setting}" is not a time the sandbox's clock can take.`,
    why: 'The clock takes an instant to stand still at, or one signed amount to shift by.',
    hint: 'Use an instant such as 2026-03-02T15:00:00Z, or a shift such as +3d or -90m.',
  });
}
