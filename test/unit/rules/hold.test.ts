import { describe, expect, it } from 'vitest';
import { holdAge, holdAgeWords } from '../../../src/rules/hold-age.ts';
import { holdReasonWords } from '../../../src/rules/hold-reason.ts';
import { frameAt } from './clocks/clock-job.ts';

describe('why a job is On-Hold', () => {
  it.each([
    ['scope_change', 'scope change'],
    ['missing_documents', 'missing documents'],
    ['PENDING_SIGNATURE', 'pending signature'],
    ['awaiting_moon', 'awaiting moon'],
    ['other', null],
    [' ', null],
    [null, null],
  ])('%s is in words %s', (reason, words) => {
    expect(holdReasonWords(reason)).toBe(words);
  });
});

describe('how long a job is On-Hold', () => {
  const frame = frameAt('2026-02-18T15:00:00Z'); // Wed 10:00 in New York, after Presidents’ Day
  const held = (from: string, to: string | null = null) => holdAge([{ id: 'sc', from, to }], frame);

  it.each([
    ['2026-02-13T15:00:00Z', '2 business days'],
    ['2026-02-17T15:00:00Z', '1 business day'],
    ['2026-02-17T15:00:01Z', 'less than a business day'],
    ['2026-02-20T15:00:00Z', 'less than a business day'],
  ])('counts business days since %s: %s', (from, words) => {
    const age = held(from);
    expect(age?.since).toBe(from);
    expect(age && holdAgeWords(age)).toBe(words);
  });

  it('isn’t known without a hold that lasts', () => {
    expect(held('2026-02-13T15:00:00Z', '2026-02-14T15:00:00Z')).toBeNull();
    expect(holdAge(null, frame)).toBeNull();
  });
});
