import { describe, expect, it } from 'vitest';
import { timeAxis } from '../../../../src/report/html/time-axis.ts';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import { clockJob, declared, frameAt } from '../../rules/clocks/clock-job.ts';

// A Wednesday, noon in New York.
const frame = frameAt('2026-03-11T16:00:00Z');
const clocksOf = (change: Parameters<typeof clockJob>[0]) => jobClocks(clockJob(change), frame);

describe('the axis of time', () => {
  it('reaches from the first start to the last due time', () => {
    // Declared on Monday the 9th, due at the end of Wednesday the 18th.
    const axis = timeAxis(clocksOf({ info_complete: [declared('2026-03-09T16:00:00Z')] }), frame);
    expect(axis.place('2026-03-09T04:00:00Z')).toBe(0);
    expect(axis.place('2026-03-19T04:00:00Z')).toBe(100);
    expect(axis.now).toBeCloseTo(25);
  });

  it('shows two weeks back and four ahead, however far a deadline is', () => {
    const far = { create_time: '2025-06-01T12:00:00Z', deadline_time: '2026-12-31T12:00:00Z' };
    const axis = timeAxis(clocksOf({ job: far }), frame);
    expect(axis.place('2026-02-25T05:00:00Z')).toBe(0);
    expect(axis.place('2026-04-08T04:00:00Z')).toBe(100);
    expect(axis.place(far.deadline_time)).toBeGreaterThan(100);
    expect(axis.ticks.map(({ words }) => words)).toEqual([
      ...['Mon 2 Mar', 'Mon 9 Mar', 'Mon 16 Mar', 'Mon 23 Mar', 'Mon 30 Mar', 'Mon 6 Apr'],
    ]);
  });

  it('shows a few days around now when nothing runs, each with its name', () => {
    const axis = timeAxis([], frame);
    expect(axis.ticks.map(({ words }) => words.slice(0, 3))).toEqual([
      ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    ]);
    expect(axis.off).toHaveLength(1);
    expect(axis.off[0]?.from).toBeCloseTo((5 / 7) * 100);
    expect(axis.off[0]?.to).toBe(100);
  });

  it('joins a weekend with the holiday after it', () => {
    const january = frameAt('2026-01-15T12:00:00Z');
    const { off } = timeAxis([], january);
    // Saturday to Martin Luther King’s birthday on Monday, of seven days from Tuesday on.
    expect(off.map(({ from, to }) => Math.round(((to - from) / 100) * 7))).toEqual([3]);
  });
});
