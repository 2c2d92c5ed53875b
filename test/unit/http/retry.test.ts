import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RETRY,
  delayBefore,
  isTransient,
  parseRetryAfter,
} from '../../../src/http/retry.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const attempt = fc.integer({ min: 1, max: 30 });

describe('the wait before another attempt', () => {
  it('lies between half of the doubling interval and all of it, and never over the cap', () => {
    fc.assert(
      fc.property(attempt, unit, (count, random) => {
        const full = Math.min(DEFAULT_RETRY.capMs, DEFAULT_RETRY.baseMs * 2 ** (count - 1));
        const wait = delayBefore(count, null, DEFAULT_RETRY, random) ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      }),
    );
  });

  it('is never shorter than the portal asks for, and a little longer at most', () => {
    const asked = fc.integer({ min: 0, max: DEFAULT_RETRY.retryAfterCapMs });
    fc.assert(
      fc.property(attempt, asked, unit, (count, ms, random) => {
        const wait = delayBefore(count, ms, DEFAULT_RETRY, random) ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(ms);
        expect(wait).toBeLessThanOrEqual(ms + DEFAULT_RETRY.baseMs);
      }),
    );
  });

  it('is no wait at all, but the end, when the portal asks for too long', () => {
    expect(delayBefore(1, DEFAULT_RETRY.retryAfterCapMs + 1, DEFAULT_RETRY, 0)).toBeNull();
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-04-14T12:00:00Z');

  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 3 ', 3_000],
    ['Tue, 14 Apr 2026 12:00:30 GMT', 30_000],
    ['Tue, 14 Apr 2026 11:00:00 GMT', 0],
  ])('“%s” is %i ms', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });

  it.each([undefined, '', 'soon', '-5', '5 minutes', 'in 3'])('“%s” means nothing', (value) => {
    expect(parseRetryAfter(value, now)).toBeNull();
  });
});

it('takes only “not now” statuses for transient', () => {
  const transient = Array.from({ length: 500 }, (_, i) => i + 100).filter(isTransient);
  expect(transient).toEqual(expect.arrayContaining([408, 425, 429, 500, 502, 503, 504]));
  expect(transient.some((status) => status < 400 || [404, 409, 501, 507].includes(status))).toBe(
    false,
  );
});
