import { describe, expect, it } from 'vitest';
import { forecast } from '../../../../src/rules/clocks/forecast.ts';
import { holdsOfScopeChanges } from '../../../../src/rules/clocks/holds.ts';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import { transferSigns } from '../../../../src/rules/clocks/transfer-risk.ts';
import { CLIENT, PRO } from '../ready-job.ts';
import { clockJob, declared, file, frameAt, type JobChange, plain, wrote } from './clock-job.ts';

const NOW = '2026-02-12T19:00:00.000Z'; // Thu 14:00 in New York

describe('the clocks of a job', () => {
  it('come in one order', () => {
    expect(jobClocks(clockJob(), frameAt(NOW)).map(({ rule }) => rule)).toEqual([
      'L1',
      'L2',
      'S8',
      'M3',
      'A1',
      'A2',
      'I10',
      'I6',
      'I9',
    ]);
  });

  it('have not started while nobody has claimed it', () => {
    const facts = clockJob({ job: { status: 'UNCLAIMED', deadline_time: NOW } });
    const states = jobClocks(facts, frameAt(NOW)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['not_started']));
  });

  it('beyond the calendar are unknown with the year, and hide no other', () => {
    const facts = clockJob({
      messages: [wrote('m', CLIENT, '2203-01-04T12:00:00Z')],
      job: { deadline_time: '2026-02-13T19:00:00Z' },
    });
    const [reply, , , , deadline] = jobClocks(facts, frameAt(NOW)).map(plain);
    expect(reply).toMatchObject({ state: 'unknown' });
    expect(reply?.explain[0]).toMatch(/holidays of 2203 are not known/);
    expect(deadline?.state).toBe('running');
  });

  it('refuse settings that count nothing', () => {
    expect(() => frameAt(NOW, { replyHours: 0 })).toThrow(RangeError);
    expect(() => frameAt(NOW, { draftDays: 1.5 })).toThrow(RangeError);
    expect(() => frameAt(NOW, { efileOpens: 'January' })).toThrow(RangeError);
    expect(() => frameAt(NOW, { zone: 'Mars/Olympus' })).toThrow(RangeError);
    expect(() => frameAt('now')).toThrow(RangeError);
  });

  it('count other numbers of hours and days when the settings say so', () => {
    const facts = clockJob({
      messages: [wrote('m', CLIENT, NOW)],
      info_complete: [declared(NOW)],
    });
    const clocks = jobClocks(facts, frameAt(NOW, { replyHours: 24, draftDays: 2 }));
    expect(clocks[0]?.due_time).toBe('2026-02-13T19:00:00.000Z');
    expect(clocks[1]?.due_day).toBe('2026-02-17');
  });
});

describe('the forecast', () => {
  const jobs = (
    [
      { job: { short_id: 'LATER', deadline_time: '2026-02-20T19:00:00Z' } },
      { job: { short_id: 'MONDAY', deadline_time: '2026-02-17T19:00:00Z' } },
      { job: { short_id: 'TODAY', deadline_time: '2026-02-12T22:00:00Z' } },
      { job: { short_id: 'OVERDUE', deadline_time: '2026-02-11T22:00:00Z' } },
    ] satisfies JobChange[]
  ).map((change) => {
    const facts = clockJob(change);
    return { short_id: facts.job.short_id, clocks: jobClocks(facts, frameAt(NOW)) };
  });
  const ids = (days: number) => forecast(jobs, days, frameAt(NOW)).map(({ job }) => job.short_id);

  it('names what runs out by the end of so many business days, soonest first', () => {
    expect(ids(0)).toEqual(['TODAY']);
    expect(ids(2)).toEqual(['TODAY', 'MONDAY']);
    expect(ids(5)).toEqual(['TODAY', 'MONDAY', 'LATER']);
  });
});

describe('the signs that a job may be transferred', () => {
  const signs = (change: JobChange, now: string) => {
    const facts = clockJob(change);
    const frame = frameAt(now);
    return transferSigns(facts, jobClocks(facts, frame), frame).map(({ sign }) => sign);
  };
  const slow = [
    wrote('q1', CLIENT, '2026-01-05T15:00:00Z'),
    wrote('a1', PRO, '2026-01-09T15:00:00Z'),
    wrote('q2', CLIENT, '2026-01-12T15:00:00Z'),
  ];

  it('are none on a job that is on time', () => {
    expect(signs({}, '2026-03-01T12:00:00Z')).toEqual([]);
  });

  it('are a draft that is overdue or came late, not one that was withdrawn', () => {
    const info_complete = [declared('2026-02-02T15:00:00Z')];
    expect(signs({ info_complete }, '2026-03-02T12:00:00Z')).toEqual(['draft_late']);
    const documents = [file('d', 'DRAFT_RETURN', '2026-02-27T12:00:00Z')];
    expect(signs({ info_complete, documents }, '2026-03-02T12:00:00Z')).toEqual(['draft_late']);
    const withdrawn = [declared('2026-02-02T15:00:00Z', '2026-02-27T12:00:00Z')];
    expect(signs({ info_complete: withdrawn }, '2026-03-02T12:00:00Z')).toEqual([]);
  });

  it('are replies that were late more than once, with the messages', () => {
    expect(signs({ messages: slow }, '2026-01-13T15:00:00Z')).toEqual([]);
    const facts = clockJob({ messages: slow });
    const frame = frameAt('2026-01-16T15:00:00Z');
    const [sign] = transferSigns(facts, jobClocks(facts, frame), frame);
    expect(sign).toMatchObject({ rule: 'L4', sign: 'replies_late' });
    expect(sign?.evidence.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(sign?.reason).toBe('2 of the client’s messages were not answered in time.');
  });

  it('are a missing check-in before a tax deadline', () => {
    const messages = [
      wrote('m', PRO, '2026-02-03T12:00:00Z'),
      wrote('n', PRO, '2026-02-04T12:00:00Z'),
    ];
    expect(signs({ messages }, '2026-04-09T12:00:00Z')).toEqual(['no_check_in']);
  });
});

describe('the holds that scope changes made', () => {
  const change = (
    id: string,
    status: string,
    create_time: string,
    decided_time: string | null,
  ) => ({
    id,
    status,
    create_time,
    decided_time,
  });
  const MON = '2026-02-02T15:00:00Z';
  const TUE = '2026-02-03T15:00:00Z';
  const WED = '2026-02-04T15:00:00Z';

  it.each([
    ['no request', 'CLAIMED', [], []],
    ['a pending one', 'ON_HOLD', [change('a', 'PENDING', MON, null)], [[MON, null]]],
    ['an approved one', 'CLAIMED', [change('a', 'APPROVED', MON, TUE)], [[MON, TUE]]],
    ['a withdrawn one', 'CLAIMED', [change('a', 'withdrawn', MON, TUE)], [[MON, TUE]]],
    ['a rejected one', 'ON_HOLD', [change('a', 'REJECTED', MON, TUE)], [[MON, null]]],
    [
      'one approved after one that was rejected',
      'CLAIMED',
      [change('b', 'APPROVED', TUE, WED), change('a', 'REJECTED', MON, TUE)],
      [[MON, WED]],
    ],
    ['another reason', 'ON_HOLD', [], null],
    ['a resumed rejection', 'CLAIMED', [change('a', 'REJECTED', MON, TUE)], null],
    ['an approval without a time', 'CLAIMED', [change('a', 'APPROVED', MON, null)], null],
  ])('with %s on a job that is %s', (_, status, changes, expected) => {
    const holds = holdsOfScopeChanges(status, changes);
    expect(holds?.map(({ from, to }) => [from, to]) ?? null).toEqual(expected);
  });
});
