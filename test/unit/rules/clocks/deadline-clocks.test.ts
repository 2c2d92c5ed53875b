import { describe, expect, it } from 'vitest';
import { checkInClock, deadlineClock } from '../../../../src/rules/clocks/deadline-clocks.ts';
import { followUpClock } from '../../../../src/rules/clocks/follow-up-clock.ts';
import { CLIENT, PLATFORM, PRO } from '../ready-job.ts';
import { clockJob, file, frameAt, plain, ticked, wrote } from './clock-job.ts';

const HOUR = 3_600_000;

describe('after the introduction', () => {
  const intro = wrote('intro', PRO, '2026-02-02T15:00:00Z'); // Mon 10:00 in New York

  it('the client hears from the pro again within two business days', () => {
    const messages = [
      wrote('welcome', PLATFORM, '2026-02-02T14:00:00Z'),
      intro,
      wrote('hi', CLIENT, '2026-02-02T16:00:00Z'),
    ];
    const clock = plain(followUpClock(clockJob({ messages }), frameAt('2026-02-04T16:00:00Z')));
    expect(clock).toMatchObject({
      state: 'overdue',
      due_time: '2026-02-04T15:00:00.000Z',
      left_ms: -HOUR,
      started: { evidence: { id: 'intro' } },
    });
    expect(clock.explain[2]).toBe('Runs Mon 14 h, Tue 24 h, Wed 10 h: 48 h');
  });

  it('any further message keeps the promise', () => {
    const messages = [intro, wrote('next', PRO, '2026-02-03T15:00:00Z')];
    const clock = followUpClock(clockJob({ messages }), frameAt('2026-03-04T16:00:00Z'));
    expect(clock).toMatchObject({ state: 'met', stopped: { evidence: { id: 'next' } } });
  });

  it('nothing is promised before it, nor known where the pro is not told', () => {
    const frame = frameAt('2026-02-04T16:00:00Z');
    expect(followUpClock(clockJob(), frame).state).toBe('not_started');
    const facts = clockJob({ messages: [intro], job: { pro_user_id: null } });
    expect(followUpClock(facts, frame).state).toBe('unknown');
  });

  it('a job that is closed asks for no more', () => {
    const job = { status: 'CLOSED', completed_time: '2026-02-03T15:00:00Z' };
    const clock = plain(
      followUpClock(clockJob({ messages: [intro], job }), frameAt('2026-03-04T16:00:00Z')),
    );
    expect(clock).toMatchObject({ state: 'stopped', left_ms: 24 * HOUR, at_risk: false });
    expect(clock.explain.at(-1)).toBe('The job was closed Tue 3 Feb 10:00');
    const cancelled = clockJob({ messages: [intro], job: { status: 'CANCELLED' } });
    expect(plain(followUpClock(cancelled, frameAt('2026-03-04T16:00:00Z')))).toMatchObject({
      state: 'stopped',
      left_ms: null,
      stopped: { time: null },
    });
  });
});

describe('the client’s deadline', () => {
  const job = { deadline_time: '2026-03-13T21:00:00Z' }; // Fri 17:00 in New York

  it('runs in business hours to its very instant', () => {
    const read = (now: string) => deadlineClock(clockJob({ job }), frameAt(now));
    expect(read('2026-03-10T21:00:00Z')).toMatchObject({
      state: 'running',
      due_time: '2026-03-13T21:00:00.000Z',
      left_ms: 72 * HOUR,
      at_risk: true,
    });
    expect(read('2026-03-02T21:00:00Z').at_risk).toBe(false);
    expect(read('2026-03-14T21:00:00Z')).toMatchObject({ state: 'overdue', left_ms: -7 * HOUR });
  });

  it('is met by the final return or by completing the job, whichever is first', () => {
    const documents = [file('f', 'FINAL_RETURN', '2026-03-12T12:00:00Z')];
    const frame = frameAt('2026-03-20T12:00:00Z');
    const completed = { ...job, status: 'CLOSED', completed_time: '2026-03-14T12:00:00Z' };
    expect(deadlineClock(clockJob({ job: completed, documents }), frame)).toMatchObject({
      state: 'met',
      stopped: { evidence: { id: 'f' } },
    });
    expect(deadlineClock(clockJob({ job: completed }), frame)).toMatchObject({
      state: 'stopped',
      stopped: { evidence: { kind: 'job' } },
    });
  });

  it('does not start where there is none', () => {
    expect(deadlineClock(clockJob(), frameAt('2026-03-20T12:00:00Z')).state).toBe('not_started');
  });
});

describe('the check-in before the tax deadline', () => {
  const message = (time: string) => clockJob({ messages: [wrote('m', PRO, time)] });
  const read = (facts: ReturnType<typeof clockJob>, now: string) =>
    plain(checkInClock(facts, frameAt(now)));

  it('is due five business days before the due date of the return', () => {
    const clock = read(clockJob(), '2026-04-02T12:00:00Z');
    expect(clock).toMatchObject({
      state: 'running',
      due_time: '2026-04-09T03:59:59.999Z',
      due_day: '2026-04-08',
      started: { time: '2026-04-01T04:00:00.000Z', evidence: { kind: 'calendar' } },
    });
    expect(clock.explain.slice(0, 3)).toEqual([
      'Form 1040 for 2025 is due Wed 15 Apr',
      '5 business days before, by the service’s calendar',
      'A message counts from Wed 1 Apr',
    ]);
  });

  it('has not started before a message would count, and names the day already', () => {
    const clock = read(message('2026-03-30T12:00:00Z'), '2026-03-31T12:00:00Z');
    expect(clock).toMatchObject({
      state: 'not_started',
      started: null,
      due_day: '2026-04-08',
      at_risk: false,
    });
  });

  it('is met by a message within its time, and not by an earlier one', () => {
    expect(read(message('2026-04-01T12:00:00Z'), '2026-04-20T12:00:00Z').state).toBe('unknown');
    const facts = (time: string) => ({
      ...message(time),
      job: clockJob({ job: { extended: false } }).job,
    });
    expect(read(facts('2026-04-01T12:00:00Z'), '2026-04-20T12:00:00Z').state).toBe('met');
    expect(read(facts('2026-03-31T12:00:00Z'), '2026-04-20T12:00:00Z').state).toBe('overdue');
    expect(read(facts('2026-04-09T12:00:00Z'), '2026-04-20T12:00:00Z').state).toBe('stopped');
  });

  it('ends when the return is filed', () => {
    const facts = clockJob({ milestones: [ticked('Filed', '2026-03-20T12:00:00Z')] });
    expect(read(facts, '2026-04-10T12:00:00Z')).toMatchObject({
      state: 'met',
      stopped: { evidence: { kind: 'milestone' } },
    });
  });

  it('has until the due date on a job that came too late', () => {
    const facts = clockJob({ job: { create_time: '2026-04-13T12:00:00Z' } });
    expect(read(facts, '2026-04-14T12:00:00Z')).toMatchObject({
      state: 'running',
      due_day: '2026-04-15',
    });
  });

  it('goes by the extended date once an extension is filed', () => {
    const clock = read(clockJob({ job: { extended: true } }), '2026-05-01T12:00:00Z');
    expect(clock).toMatchObject({ state: 'not_started', due_day: '2026-10-07' });
    expect(clock.explain[0]).toBe('Form 1040 for 2025, extended by Form 4868, is due Thu 15 Oct');
  });

  it.each([
    ['the form', { job_type: 'b2c_business' }, '2026-03-01T12:00:00Z', /which form/],
    ['the year', { tax_year: null }, '2026-03-01T12:00:00Z', /which tax year/],
    ['an extension', {}, '2026-04-20T12:00:00Z', /was due 2026-04-15, and whether it was extended/],
  ])('is unknown where %s is not told', (_, job, now, why) => {
    const clock = read(clockJob({ job }), now);
    expect(clock.state).toBe('unknown');
    expect(clock.explain[0]).toMatch(why);
  });

  it('takes the form from the facts before the job type', () => {
    const facts = clockJob({ job: { job_type: 'b2c_business', form: '1120-S' } });
    expect(read(facts, '2026-02-20T12:00:00Z').due_day).toBe('2026-03-09');
  });
});
