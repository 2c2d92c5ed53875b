import { describe, expect, it } from 'vitest';
import { draftClock } from '../../../../src/rules/clocks/draft-clock.ts';
import { clockJob, declared, file, frameAt, plain } from './clock-job.ts';

const HOUR = 3_600_000;
const SINCE = '2026-02-12T19:00:00.000Z'; // Thu 14:00 in New York

const hold = (from: string, to: string | null) => ({ id: 'sc-1', from, to });

describe('complete information', () => {
  it.each([
    ['2026-02-12', '2026-02-24'],
    ['2026-03-31', '2026-04-09'],
    ['2026-05-20', '2026-06-01'],
    ['2026-06-17', '2026-06-29'],
    ['2026-07-01', '2026-07-13'],
    ['2026-11-20', '2026-12-02'],
    ['2026-12-22', '2027-01-04'],
    ['2027-12-22', '2028-01-04'],
    ['2026-02-14', '2026-02-25'],
  ])('declared on %s asks for the draft by the end of %s', (day, due) => {
    for (const zone of ['America/New_York', 'Pacific/Honolulu', 'UTC']) {
      const time = frameAt(SINCE, { zone }).instant(Date.parse(`${day}T15:30:00Z`));
      const clock = draftClock(
        clockJob({ info_complete: [declared(time)] }),
        frameAt(time, { zone }),
      );
      expect(clock).toMatchObject({ state: 'running', due_day: due });
      const end = new Date(frameAt(time, { zone }).wall(clock.due_time ?? ''));
      expect(end.toISOString()).toBe(`${due}T23:59:59.999Z`);
    }
  });

  it('is explained day by day', () => {
    const facts = clockJob({ info_complete: [declared(SINCE)] });
    const clock = plain(draftClock(facts, frameAt('2026-02-23T17:00:00Z')));
    expect(clock).toMatchObject({
      due_time: '2026-02-25T04:59:59.999Z',
      left_ms: 36 * HOUR,
      at_risk: true,
    });
    expect(clock.explain).toEqual([
      'Information declared complete Thu 12 Feb 14:00',
      'Business days: 1 Fri 13 Feb, Mon 16 Feb is a holiday (Washington’s Birthday), 2 Tue 17 Feb, 3 Wed 18 Feb, 4 Thu 19 Feb, 5 Fri 20 Feb, 6 Mon 23 Feb, 7 Tue 24 Feb',
      'Due the end of Tue 24 Feb EST',
      '36 h of business time left',
    ]);
  });

  it('not declared yet starts nothing, and a portal that does not tell leaves it unknown', () => {
    expect(draftClock(clockJob(), frameAt(SINCE)).state).toBe('not_started');
    const clock = plain(draftClock(clockJob({ info_complete: null }), frameAt(SINCE)));
    expect(clock.state).toBe('unknown');
    expect(clock.explain[0]).toMatch(/portal does not say/);
  });

  it('withdrawn stops it, and declared again starts it anew', () => {
    const first = declared(SINCE, '2026-02-18T15:00:00Z');
    const stopped = plain(
      draftClock(clockJob({ info_complete: [first] }), frameAt('2026-03-20T15:00:00Z')),
    );
    expect(stopped).toMatchObject({ state: 'stopped', at_risk: false });
    expect(stopped.explain.at(-1)).toBe('Withdrawn Wed 18 Feb 10:00');
    const again = [declared('2026-02-20T15:00:00Z'), first];
    const clock = draftClock(clockJob({ info_complete: again }), frameAt('2026-02-20T15:00:00Z'));
    expect(clock).toMatchObject({ state: 'running', due_day: '2026-03-03' });
  });
});

describe('the draft', () => {
  const uploaded = (time: string, tag = 'DRAFT_RETURN') =>
    clockJob({ info_complete: [declared(SINCE)], documents: [file('d-1', tag, time)] });
  const read = (time: string, tag?: string) =>
    plain(draftClock(uploaded(time, tag), frameAt('2026-03-20T15:00:00Z')));

  it('uploaded in the last second of the seventh day meets it', () => {
    expect(read('2026-02-25T04:59:59Z')).toMatchObject({
      state: 'met',
      stopped: { evidence: { kind: 'document', id: 'd-1' } },
    });
  });

  it('uploaded after midnight is late', () => {
    const clock = read('2026-02-25T05:00:00Z');
    expect(clock).toMatchObject({ state: 'stopped', left_ms: 0 });
    expect(clock.explain.at(-1)).toMatch(/late$/);
  });

  it('uploaded before the declaration, or without the tag, does not stop it', () => {
    expect(read('2026-02-11T15:00:00Z').state).toBe('overdue');
    expect(read('2026-02-13T15:00:00Z', 'W_2').state).toBe('overdue');
  });
});

describe('On-Hold', () => {
  const since = [declared(SINCE)];
  const WED_NOON = '2026-02-18T17:00:00Z';
  const FRI_NOON = '2026-02-20T17:00:00Z';

  it('moves the due time by the business time that it lasted', () => {
    const facts = clockJob({ info_complete: since, holds: [hold(WED_NOON, FRI_NOON)] });
    const clock = plain(draftClock(facts, frameAt(FRI_NOON)));
    expect(clock).toMatchObject({
      state: 'running',
      due_time: '2026-02-27T04:59:59.999Z',
      due_day: '2026-02-26',
      left_ms: 108 * HOUR,
      pauses: [{ from: WED_NOON, to: FRI_NOON }],
    });
    expect(clock.explain[2]).toBe(
      'On-Hold from Wed 18 Feb 12:00 to Fri 20 Feb 12:00: 48 h do not count',
    );
  });

  it('for some hours moves it into the next business day', () => {
    const facts = clockJob({
      info_complete: since,
      holds: [hold(WED_NOON, '2026-02-18T22:00:00Z')],
    });
    expect(draftClock(facts, frameAt(FRI_NOON)).due_time).toBe('2026-02-25T10:00:00.000Z');
  });

  it('that lasts leaves what was left when it began', () => {
    const facts = clockJob({
      info_complete: since,
      holds: [hold(WED_NOON, null)],
      job: { status: 'ON_HOLD' },
    });
    for (const now of [WED_NOON, FRI_NOON, '2026-06-01T12:00:00Z']) {
      expect(draftClock(facts, frameAt(now))).toMatchObject({
        state: 'paused',
        left_ms: 108 * HOUR,
        at_risk: false,
      });
    }
  });

  it('over a weekend, before the start or while it was paused already adds nothing', () => {
    const holds = [
      hold('2026-02-10T17:00:00Z', '2026-02-11T17:00:00Z'),
      hold('2026-02-14T05:00:00Z', '2026-02-17T05:00:00Z'),
      hold(WED_NOON, FRI_NOON),
      hold('2026-02-19T12:00:00Z', '2026-02-19T17:00:00Z'),
      hold('2026-02-23T12:00:00Z', '2026-02-22T12:00:00Z'),
    ];
    const facts = clockJob({ info_complete: since, holds });
    expect(draftClock(facts, frameAt('2026-02-24T12:00:00Z')).due_day).toBe('2026-02-26');
  });

  it('begun after the due time excuses nothing', () => {
    const facts = clockJob({
      info_complete: since,
      holds: [hold('2026-02-25T17:00:00Z', null)],
      job: { status: 'ON_HOLD' },
    });
    expect(draftClock(facts, frameAt('2026-03-02T17:00:00Z'))).toMatchObject({
      state: 'overdue',
      due_day: '2026-02-24',
    });
  });

  it('without a time leaves it unknown', () => {
    const untold = clockJob({ info_complete: since, holds: null });
    expect(draftClock(untold, frameAt(FRI_NOON)).state).toBe('unknown');
    const unexplained = clockJob({ info_complete: since, job: { status: 'ON_HOLD' } });
    expect(draftClock(unexplained, frameAt(FRI_NOON)).state).toBe('unknown');
  });

  it('does not pause it when the settings say so', () => {
    const facts = clockJob({ info_complete: since, holds: null, job: { status: 'ON_HOLD' } });
    const clock = draftClock(facts, frameAt(FRI_NOON, { holdPausesDraft: false }));
    expect(clock).toMatchObject({ state: 'running', due_day: '2026-02-24' });
  });
});
