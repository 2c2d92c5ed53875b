import { describe, expect, it } from 'vitest';
import { lateReplies, replyClock } from '../../../../src/rules/clocks/reply-clock.ts';
import { CLIENT, PLATFORM, PRO } from '../ready-job.ts';
import { clockJob, frameAt, plain, wrote } from './clock-job.ts';

const HOUR = 3_600_000;
const ASKED = '2026-02-12T19:00:00.000Z'; // Thu 14:00 in New York

describe('a client’s message', () => {
  it.each([
    ['Thu, over Washington’s Birthday', 'America/New_York', ASKED, '2026-02-17T19:00:00.000Z'],
    [
      'Sat, until the end of Wed',
      'America/New_York',
      '2026-02-14T15:00Z',
      '2026-02-19T04:59:59.999Z',
    ],
    ['Fri, clocks go forward', 'America/New_York', '2026-03-06T23:00Z', '2026-03-10T22:00:00.000Z'],
    ['Fri, clocks go back', 'America/New_York', '2026-10-30T13:00Z', '2026-11-03T14:00:00.000Z'],
    ['Wed 00:00 sharp', 'America/New_York', '2026-07-01T04:00Z', '2026-07-03T03:59:59.999Z'],
    ['Tue before Christmas', 'America/New_York', '2026-12-22T17:00Z', '2026-12-24T17:00:00.000Z'],
    [
      'Thu before a Friday New Year',
      'America/New_York',
      '2027-12-31T01:00Z',
      '2028-01-05T01:00:00.000Z',
    ],
    ['Thu in Hawaii', 'Pacific/Honolulu', '2026-02-13T00:00Z', '2026-02-18T00:00:00.000Z'],
    [
      'Fri in Hawaii, no change',
      'Pacific/Honolulu',
      '2026-03-07T04:00Z',
      '2026-03-11T04:00:00.000Z',
    ],
    [
      'Thu before a short Friday in Cairo',
      'Africa/Cairo',
      '2026-04-23T12:00Z',
      '2026-04-27T11:00:00.000Z',
    ],
    [
      'on Emancipation Day, a business day',
      'America/New_York',
      '2027-04-16T14:00Z',
      '2027-04-20T14:00:00.000Z',
    ],
  ])('of %s (%s) is due after 48 hours of business days', (_, zone, asked, due) => {
    const facts = clockJob({ messages: [wrote('msg-1', CLIENT, asked)] });
    expect(replyClock(facts, frameAt(asked, { zone }))).toMatchObject({
      state: 'running',
      due_time: due,
      left_ms: 48 * HOUR,
      at_risk: false,
    });
  });

  it('is explained with every day that counts', () => {
    const facts = clockJob({ messages: [wrote('msg-1', CLIENT, ASKED)] });
    const clock = plain(replyClock(facts, frameAt('2026-02-16T17:00:00.000Z')));
    expect(clock).toEqual({
      id: 'reply',
      rule: 'L1',
      title: 'Answer the client',
      state: 'running',
      started: {
        time: ASKED,
        evidence: { kind: 'message', id: 'msg-1', label: 'Text of msg-1.', time: ASKED },
      },
      pauses: [],
      stopped: null,
      due_time: '2026-02-17T19:00:00.000Z',
      due_day: '2026-02-17',
      left_ms: 14 * HOUR,
      at_risk: true,
      explain: [
        'Client wrote Thu 12 Feb 14:00 (message msg-1)',
        '48 h on business days, counted from midnight to midnight',
        'Runs Thu 10 h, Fri 24 h, Mon holiday (Washington’s Birthday) 0 h, Tue 14 h: 48 h',
        'Due Tue 17 Feb 14:00 EST',
        '14 h of business time left',
      ],
    });
  });

  it('is at risk from one business day before, and overdue a millisecond after', () => {
    const facts = clockJob({ messages: [wrote('msg-1', CLIENT, ASKED)] });
    const read = (now: string) => replyClock(facts, frameAt(now));
    expect(read('2026-02-13T18:59:59.999Z').at_risk).toBe(false);
    expect(read('2026-02-13T19:00:00.000Z').at_risk).toBe(true);
    expect(read('2026-02-17T19:00:00.000Z').state).toBe('running');
    expect(read('2026-02-17T19:00:00.001Z')).toMatchObject({ state: 'overdue', left_ms: -1 });
    expect(plain(read('2026-02-18T20:30:00.000Z')).explain.at(-1)).toBe(
      'Overdue by 25 h 30 min of business time',
    );
  });

  it('starts with the first one since the pro’s last message', () => {
    const messages = [
      wrote('msg-4', CLIENT, '2026-02-13T15:00:00Z'),
      wrote('msg-2', PRO, '2026-02-11T15:00:00Z'),
      wrote('msg-3', CLIENT, ASKED),
      wrote('msg-1', CLIENT, '2026-02-10T15:00:00Z'),
    ];
    const clock = replyClock(clockJob({ messages }), frameAt('2026-02-13T16:00:00Z'));
    expect(clock.started?.evidence.id).toBe('msg-3');
  });

  it('is not answered by the platform, nor by a message edited to nothing', () => {
    const messages = [
      wrote('msg-1', CLIENT, ASKED),
      wrote('msg-2', PLATFORM, '2026-02-12T20:00:00Z'),
      wrote('msg-3', PRO, '2026-02-12T21:00:00Z', '  '),
    ];
    const clock = replyClock(clockJob({ messages }), frameAt('2026-02-13T16:00:00Z'));
    expect(clock).toMatchObject({ state: 'running', started: { evidence: { id: 'msg-1' } } });
  });

  it('counts as the later of two messages of one instant', () => {
    const messages = [wrote('a', CLIENT, ASKED), wrote('b', PRO, ASKED)];
    expect(replyClock(clockJob({ messages }), frameAt(ASKED)).state).toBe('running');
  });

  it('that was edited to nothing starts nothing', () => {
    const messages = [wrote('msg-1', CLIENT, ASKED, '')];
    expect(replyClock(clockJob({ messages }), frameAt(ASKED)).state).toBe('not_started');
  });

  it('ahead of now counts, with all of its time left', () => {
    const facts = clockJob({ messages: [wrote('msg-1', CLIENT, '2026-02-13T15:00:00Z')] });
    const clock = replyClock(facts, frameAt('2026-02-13T14:59:00Z'));
    expect(clock.state).toBe('running');
    expect(clock.left_ms).toBeGreaterThanOrEqual(48 * HOUR);
  });
});

describe('an answer', () => {
  const answered = (time: string) =>
    clockJob({ messages: [wrote('msg-1', CLIENT, ASKED), wrote('msg-2', PRO, time)] });

  it('in time meets the clock, a holding reply too', () => {
    const clock = plain(
      replyClock(answered('2026-02-13T15:00:00Z'), frameAt('2026-03-01T00:00:00Z')),
    );
    expect(clock).toMatchObject({
      state: 'met',
      left_ms: 28 * HOUR,
      at_risk: false,
      stopped: { evidence: { id: 'msg-2' } },
    });
    expect(clock.explain.at(-1)).toBe('You answered Fri 13 Feb 10:00, in time');
  });

  it('too late only stops it', () => {
    const clock = plain(
      replyClock(answered('2026-02-17T22:00:00Z'), frameAt('2026-03-01T00:00:00Z')),
    );
    expect(clock).toMatchObject({ state: 'stopped', left_ms: -3 * HOUR });
    expect(clock.explain.at(-1)).toBe('You answered Tue 17 Feb 17:00, 3 h of business time late');
  });

  it('that was late is remembered, exchange by exchange', () => {
    const messages = [
      wrote('q1', CLIENT, '2026-01-05T15:00:00Z'),
      wrote('a1', PRO, '2026-01-08T15:00:00Z'),
      wrote('q2', CLIENT, '2026-01-09T15:00:00Z'),
      wrote('a2', PRO, '2026-01-12T15:00:00Z'),
      wrote('q3', CLIENT, '2026-01-20T15:00:00Z'),
      wrote('a3', PRO, '2026-01-22T15:00:00.001Z'),
    ];
    const late = lateReplies(clockJob({ messages }), frameAt('2026-02-01T00:00:00Z'));
    expect(late.map(({ asked }) => asked.id)).toEqual(['q1', 'q3']);
  });
});

describe('a portal that does not tell the roles', () => {
  const messages = [wrote('msg-1', CLIENT, ASKED)];

  it('leaves it unknown who the client is', () => {
    const facts = clockJob({ messages, job: { client_user_ids: [] } });
    const clock = plain(replyClock(facts, frameAt(ASKED)));
    expect(clock).toMatchObject({ state: 'unknown', due_time: null, left_ms: null });
    expect(clock.explain).toEqual(['The portal does not say which user is the client.']);
  });

  it('leaves it unknown whether somebody else’s message is the pro’s', () => {
    const facts = clockJob({
      messages: [...messages, wrote('msg-2', PLATFORM, ASKED)],
      job: { pro_user_id: null },
    });
    expect(replyClock(facts, frameAt(ASKED)).state).toBe('unknown');
  });

  it('still tells that nobody has answered', () => {
    const facts = clockJob({ messages, job: { pro_user_id: null } });
    expect(replyClock(facts, frameAt(ASKED)).state).toBe('running');
  });
});

describe('On-Hold', () => {
  const facts = clockJob({
    messages: [wrote('msg-1', CLIENT, ASKED)],
    holds: [{ id: 'sc-1', from: '2026-02-13T17:00:00Z', to: '2026-02-17T17:00:00Z' }],
  });

  it('does not pause it by itself', () => {
    expect(replyClock(facts, frameAt(ASKED)).due_time).toBe('2026-02-17T19:00:00.000Z');
  });

  it('pauses it when the settings say so', () => {
    const frame = frameAt('2026-02-17T18:00:00Z', { holdPausesReply: true });
    const clock = plain(replyClock(facts, frame));
    expect(clock).toMatchObject({ state: 'running', due_time: '2026-02-18T19:00:00.000Z' });
    expect(clock.explain[2]).toBe(
      'Runs Thu 10 h, Fri 12 h, Mon holiday (Washington’s Birthday) 0 h, Tue 12 h, Wed 14 h: 48 h',
    );
    const untold = { ...facts, holds: null };
    expect(replyClock(untold, frame).state).toBe('unknown');
    const unexplained = { ...facts, job: { ...facts.job, status: 'ON_HOLD' } };
    expect(replyClock(unexplained, frame).state).toBe('unknown');
  });
});

it('refuses a text that is no instant, a day without a zone too', () => {
  for (const time of ['yesterday', '2026-02-12', '2026-02-12T14:00:00', '']) {
    const facts = clockJob({ messages: [wrote('msg-1', CLIENT, time)] });
    expect(() => replyClock(facts, frameAt(ASKED))).toThrow('Not an ISO 8601 instant');
  }
});
