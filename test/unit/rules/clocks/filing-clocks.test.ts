import { describe, expect, it } from 'vitest';
import {
  perfectionClock,
  rejectNoticeClock,
  stockpilingClock,
} from '../../../../src/rules/clocks/filing-clocks.ts';
import { CLIENT, PRO } from '../ready-job.ts';
import { clockJob, file, frameAt, plain, ticked, wrote } from './clock-job.ts';

const SIGNED = 'E-file authorization signed';
const efile = (id: string, time: string, title: string) =>
  file(id, 'EFILE_CONFIRMATION', time, title);

describe('a signed return', () => {
  const FRI = '2026-03-13T20:00:00Z';
  const read = (facts: ReturnType<typeof clockJob>, now = '2026-03-16T12:00:00Z') =>
    plain(stockpilingClock(facts, frameAt(now)));

  it('is sent within three calendar days, weekends too', () => {
    const facts = clockJob({ milestones: [ticked(SIGNED, FRI)] });
    expect(read(facts)).toMatchObject({ state: 'running', due_day: '2026-03-16', at_risk: true });
    expect(read(facts, '2026-03-17T04:00:00Z').state).toBe('overdue');
  });

  it('is told by a signed paper as well, and by no unsigned one', () => {
    const paper = (tag: string, title: string) =>
      clockJob({ documents: [file('d', tag, FRI, title)] });
    expect(read(paper('EFILE_AUTHORIZATION', 'Form 8879_signed')).state).toBe('running');
    expect(read(paper('SIGNED_RETURN', 'Form 1040')).state).toBe('running');
    expect(read(paper('EFILE_AUTHORIZATION', 'Form 8879')).state).toBe('not_started');
    expect(read(paper('EFILE_AUTHORIZATION', 'Form 8879, to be signed')).state).toBe('not_started');
    expect(read(paper('W_2', 'Signed W-2')).state).toBe('not_started');
  });

  it('signed before the newest draft is not signed', () => {
    const documents = [file('draft', 'DRAFT_RETURN', '2026-03-14T12:00:00Z')];
    const facts = clockJob({ milestones: [ticked(SIGNED, FRI)], documents });
    expect(read(facts).state).toBe('not_started');
  });

  it('is no longer held once it is filed', () => {
    const filed = [ticked(SIGNED, FRI), ticked('Filed', '2026-03-14T12:00:00Z')];
    expect(read(clockJob({ milestones: filed })).state).toBe('met');
    const late = clockJob({
      milestones: [ticked(SIGNED, FRI)],
      documents: [efile('e', '2026-03-18T12:00:00Z', 'Federal accepted')],
    });
    expect(read(late, '2026-04-01T12:00:00Z').state).toBe('stopped');
    const untimed = clockJob({ milestones: [ticked(SIGNED, FRI), ticked('Filed', null)] });
    expect(read(untimed)).toMatchObject({ state: 'stopped', left_ms: null });
  });

  it('filed before it was signed is never in time: whether it was, the gate tells', () => {
    const early = ticked('Filed', '2026-03-12T16:00:00Z');
    const answer = efile('e', '2026-03-16T12:00:00Z', 'Federal accepted');
    for (const documents of [[], [answer]]) {
      const clock = read(clockJob({ milestones: [ticked(SIGNED, FRI), early], documents }));
      expect(clock).toMatchObject({ state: 'unknown', stopped: null });
      expect(clock.explain).toEqual([
        'Filed Thu 12 Mar 12:00, before the client signed Fri 13 Mar 16:00; rule I1 judges that: taxq close AB12CD34EF5 --check',
      ]);
    }
  });

  it('filed before the newest draft was another return', () => {
    const documents = [
      efile('e', '2026-03-09T12:00:00Z', 'Federal rejected'),
      file('draft', 'DRAFT_RETURN', '2026-03-11T12:00:00Z'),
    ];
    const facts = clockJob({ milestones: [ticked(SIGNED, FRI)], documents });
    expect(read(facts).state).toBe('running');
  });

  it.each([
    ['on a Tuesday', FRI, '2026-03-17T16:31:00Z', 'Filed Tue 17 Mar 12:31, 12 h 31 min late'],
    [
      'on a Saturday',
      '2026-03-10T20:00:00Z',
      '2026-03-14T16:31:00Z',
      'Filed Sat 14 Mar 12:31, 12 h 31 min late',
    ],
  ])('filed too late %s says by how much on the calendar', (_, signed, time, words) => {
    const facts = clockJob({ milestones: [ticked(SIGNED, signed), ticked('Filed', time)] });
    expect(read(facts, '2026-04-01T12:00:00Z').explain.at(-1)).toBe(words);
  });

  it.each([
    ['2026-03-14T16:00:00Z', '60 h left, 24 h of it business time'],
    ['2026-03-16T16:00:00Z', '12 h left'],
    ['2026-03-17T16:00:00Z', 'Overdue by 12 h'],
    ['2026-03-23T04:00:00Z', 'Overdue by 144 h, 96 h of it business time'],
  ])('has at %s on the calendar: %s', (now, words) => {
    const facts = clockJob({ milestones: [ticked(SIGNED, FRI)] });
    expect(read(facts, now).explain.at(-1)).toBe(words);
  });

  it('overdue since a Friday is so on a Saturday too', () => {
    const facts = clockJob({ milestones: [ticked(SIGNED, '2026-03-10T20:00:00Z')] });
    expect(read(facts, '2026-03-14T16:31:00Z').explain.at(-1)).toBe(
      'Overdue by 12 h 31 min, none of it business time',
    );
  });

  it('counts no day before the IRS opens', () => {
    const facts = clockJob({ milestones: [ticked(SIGNED, '2026-01-10T15:00:00Z')] });
    const frame = frameAt('2026-01-20T15:00:00Z', { efileOpens: '2026-01-26' });
    expect(stockpilingClock(facts, frame)).toMatchObject({
      state: 'running',
      due_day: '2026-01-29',
    });
  });

  it('is unknown where nothing tells whether or when it was signed', () => {
    expect(read(clockJob({ milestones: null })).state).toBe('unknown');
    expect(read(clockJob({ milestones: [ticked(SIGNED, null)] })).state).toBe('unknown');
  });
});

describe('a rejection', () => {
  const SAT = '2026-04-11T15:00:00Z';
  const rejected = [efile('r', SAT, 'Federal rejected, F1040-516')];

  it('is told to the client within 24 hours, on a weekend too', () => {
    const messages = [wrote('old', PRO, '2026-04-10T15:00:00Z')];
    const facts = clockJob({ documents: rejected, messages });
    const read = (now: string) => rejectNoticeClock(facts, frameAt(now));
    expect(read('2026-04-12T14:00:00Z')).toMatchObject({
      state: 'running',
      due_time: '2026-04-12T15:00:00.000Z',
      at_risk: true,
      left_ms: 0,
    });
    expect(read('2026-04-12T15:00:01Z').state).toBe('overdue');
  });

  it('is told by the pro’s next message', () => {
    const messages = [
      wrote('c', CLIENT, '2026-04-11T16:00:00Z'),
      wrote('p', PRO, '2026-04-11T17:00:00Z'),
    ];
    const clock = rejectNoticeClock(clockJob({ documents: rejected, messages }), frameAt(SAT));
    expect(clock).toMatchObject({ state: 'met', stopped: { evidence: { id: 'p' } } });
  });

  it('gives an individual return five days, never moved off a weekend', () => {
    const documents = [efile('r', '2026-04-13T15:00:00Z', 'Federal rejected')];
    const clock = plain(perfectionClock(clockJob({ documents }), frameAt('2026-04-17T12:00:00Z')));
    expect(clock).toMatchObject({ state: 'running', due_day: '2026-04-18' });
    expect(clock.explain[1]).toMatch(/^5 calendar days for Form 1040/);
  });

  it('long before the due date leaves until then', () => {
    const documents = [efile('r', '2026-02-10T15:00:00Z', 'Rejected')];
    const clock = plain(perfectionClock(clockJob({ documents }), frameAt('2026-02-20T12:00:00Z')));
    expect(clock).toMatchObject({ state: 'running', due_day: '2026-04-15' });
    expect(clock.explain).toContain('The return itself is due later, Wed 15 Apr');
  });

  it('gives an S corporation ten days', () => {
    const documents = [efile('r', '2026-03-16T15:00:00Z', 'Rejected')];
    const facts = clockJob({ documents, job: { job_type: 'b2c_business', form: '1120-S' } });
    expect(perfectionClock(facts, frameAt('2026-03-20T12:00:00Z')).due_day).toBe('2026-03-26');
  });

  it('of a form that is not told, or by a state, has a period that is unknown', () => {
    const frame = frameAt(SAT);
    const business = clockJob({ documents: rejected, job: { job_type: 'b2c_business' } });
    expect(perfectionClock(business, frame).state).toBe('unknown');
    const state = clockJob({
      documents: [efile('r', SAT, 'California rejected')],
      job: { jurisdictions: [{ code: 'CA', name: 'California', filing: 'EFILE' }] },
    });
    expect(plain(perfectionClock(state, frame)).explain[0]).toMatch(/^States set periods/);
  });

  it('is settled by a later confirmation of the same jurisdiction only', () => {
    const job = {
      jurisdictions: [
        { code: 'US', name: 'Federal', filing: 'EFILE' },
        { code: 'CA', name: 'California', filing: 'EFILE' },
      ],
    };
    const read = (title: string) =>
      perfectionClock(
        clockJob({ job, documents: [...rejected, efile('a', '2026-04-12T15:00:00Z', title)] }),
        frameAt('2026-04-13T12:00:00Z'),
      ).state;
    expect(read('Federal accepted')).toBe('met');
    expect(read('E-File confirmation')).toBe('met');
    expect(read('California accepted')).toBe('running');
    expect(read('Federal pending')).toBe('running');
  });

  it('that never was starts nothing', () => {
    const facts = clockJob({ documents: [efile('a', SAT, 'Federal accepted')] });
    expect(rejectNoticeClock(facts, frameAt(SAT)).state).toBe('not_started');
    expect(perfectionClock(facts, frameAt(SAT)).state).toBe('not_started');
  });
});
