import { describe, expect, it } from 'vitest';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import { jobLimitUse } from '../../../../src/rules/stage/job-limit.ts';
import type { StageName, WaitingOn } from '../../../../src/rules/stage/stage.ts';
import { byUrgency, mostPressing } from '../../../../src/rules/stage/urgency.ts';
import { clockJob, declared, frameAt } from '../clocks/clock-job.ts';

const STAGE = { stage: 'drafting' as const };
const NOW = '2026-02-12T19:00:00.000Z'; // Thu 14:00 in New York

function job(
  id: string,
  deadline: string | null,
  waiting_on: WaitingOn = 'me',
  stage: StageName = 'unknown',
) {
  const facts = clockJob({ job: { deadline_time: deadline } });
  return { id, waiting_on, stage: { stage }, clocks: jobClocks(facts, frameAt(NOW)) };
}

describe('the order of the day', () => {
  it('has overdue jobs first, then the least time left', () => {
    const jobs = [
      job('week', '2026-02-20T19:00:00Z'),
      job('none', null),
      job('late', '2026-02-12T17:00:00Z'),
      job('hour', '2026-02-12T20:00:00Z'),
      job('later still', '2026-02-10T17:00:00Z'),
    ];
    expect(byUrgency(jobs).map(({ id }) => id)).toEqual([
      'later still',
      'late',
      'hour',
      'week',
      'none',
    ]);
    expect(jobs[0]?.id).toBe('week');
  });

  it('has what is overdue first on a Sunday too, when no business time is left or lost', () => {
    const sunday = frameAt('2026-02-15T17:00:00Z');
    const [open, late] = ['2026-02-15T23:00:00Z', '2026-02-15T15:00:00Z'].map((deadline_time) => {
      const clocks = jobClocks(clockJob({ job: { deadline_time } }), sunday);
      return { deadline_time, clocks, waiting_on: 'me' as const, stage: STAGE };
    });
    expect(byUrgency([open, late].filter((one) => one !== undefined))[0]).toBe(late);
    expect([open, late].map((one) => mostPressing(one?.clocks ?? [])?.left_ms)).toEqual([0, 0]);
  });

  it('has mine before the client’s when the time is the same, and keeps the order of equals', () => {
    const jobs = [
      job('nobody', null, null),
      job('b', null, 'client'),
      job('office', null, 'tax_office'),
      job('a1', null, 'me'),
      job('a2', null, 'me'),
      job('due', '2026-02-20T19:00:00Z', 'client'),
    ];
    expect(byUrgency(jobs).map(({ id }) => id)).toEqual([
      'due',
      'a1',
      'a2',
      'b',
      'office',
      'nobody',
    ]);
  });

  it('has a job that needs its introduction right after what is overdue', () => {
    const jobs = [
      job('hour', '2026-02-12T20:00:00Z'),
      job('intro', null, 'me', 'needs_intro'),
      job('late', '2026-02-12T17:00:00Z'),
      job('intro with a deadline', '2026-02-20T19:00:00Z', 'me', 'needs_intro'),
      job('late intro', '2026-02-10T17:00:00Z', 'me', 'needs_intro'),
    ];
    expect(byUrgency(jobs).map(({ id }) => id)).toEqual([
      'late intro',
      'late',
      'intro with a deadline',
      'intro',
      'hour',
    ]);
  });

  it('goes by the clock that presses most, and not by a paused one', () => {
    const facts = clockJob({
      info_complete: [declared('2026-02-03T15:00:00Z')],
      holds: [{ id: 'sc', from: '2026-02-12T15:00:00Z', to: null }],
      job: { status: 'ON_HOLD', deadline_time: '2026-02-20T19:00:00Z' },
    });
    const clocks = jobClocks(facts, frameAt(NOW));
    expect(clocks.find(({ id }) => id === 'draft')?.state).toBe('paused');
    expect(mostPressing(clocks)?.id).toBe('deadline');
    expect(mostPressing([])).toBeNull();
  });
});

describe('the job limit', () => {
  const jobs = ['CLAIMED', 'In progress', 'ON_HOLD', 'CLOSED', 'UNCLAIMED', 'SNOOZED'].map(
    (status) => ({ status }),
  );

  it('does not count jobs that are On-Hold', () => {
    expect(jobLimitUse(jobs, 3)).toEqual({ used: 2, on_hold: 1, unknown: 1, limit: 3, free: 1 });
  });

  it('has nothing free when it is exceeded, and tells nothing where there is none', () => {
    expect(jobLimitUse(jobs, 1).free).toBe(0);
    expect(jobLimitUse(jobs, null)).toMatchObject({ limit: null, free: null });
  });
});
