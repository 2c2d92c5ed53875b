import { describe, expect, it } from 'vitest';
import { promiseClock } from '../../../../src/rules/clocks/promise-clock.ts';
import { CLIENT, PRO } from '../ready-job.ts';
import { clockJob, file, frameAt, type JobChange, plain, wrote } from './clock-job.ts';

const MON = '2026-03-02T15:00:00.000Z'; // 10:00 in New York
const TUE = '2026-03-03T15:00:00.000Z';
const WED = '2026-03-04T15:00:00.000Z';
const FRI = '2026-03-06T15:00:00.000Z';
const NEXT_MON = '2026-03-09T15:00:00.000Z';
const END_OF_FRIDAY = '2026-03-07T04:59:59.999Z';

const INTRO = wrote('intro', PRO, '2026-02-27T15:00:00.000Z');
const DRAFT = 'I will upload the draft by Friday.';
const CALL = 'I will have an answer about your lease by Friday.';

const promise = (change: JobChange, now: string) =>
  plain(promiseClock(clockJob(change), frameAt(now)));
const chat = (...messages: ReturnType<typeof wrote>[]) => ({ messages: [INTRO, ...messages] });

describe('a promised date (M3)', () => {
  it.each([
    ['an answer', CALL],
    ['a draft', DRAFT],
  ])('of %s runs until the end of that day in the pro’s zone', (_, text) => {
    const job = chat(wrote('p', PRO, MON, text));
    expect(promise(job, TUE)).toMatchObject({
      ...{ id: 'promise', rule: 'M3', state: 'running', at_risk: false },
      ...{ due_time: END_OF_FRIDAY, due_day: '2026-03-06' },
      started: { time: MON, evidence: { kind: 'message', id: 'p' } },
    });
    expect(promise(job, FRI)).toMatchObject({ state: 'running', at_risk: true });
    expect(promise(job, NEXT_MON)).toMatchObject({ state: 'overdue' });
  });

  it('is shown with the words that made it', () => {
    const { explain } = promise(chat(wrote('p', PRO, MON, `Thank you. ${DRAFT} Bye.`)), TUE);
    expect(explain).toEqual([
      'Promised Mon 2 Mar 10:00 (message p): “I will upload the draft by Friday.”',
      'Uploading the draft return keeps it',
      'Due the end of Fri 6 Mar EST',
      '86 h of business time left',
    ]);
  });

  const said = wrote('next', PRO, WED, 'Your lease is fine.');
  const draft = { documents: [file('d', 'DRAFT_RETURN', WED)] };
  it.each([
    ['of a draft by the draft', DRAFT, draft, 'met'],
    ['of a draft by a final return', DRAFT, { documents: [file('f', 'FINAL_RETURN', WED)] }, 'met'],
    ['of a draft not by a message', DRAFT, chat(wrote('p', PRO, MON, DRAFT), said), 'running'],
    [
      'of a draft not by one from before',
      DRAFT,
      { documents: [file('d', 'DRAFT_RETURN', '2026-03-01T15:00:00Z')] },
      'running',
    ],
    [
      'of an answer by the next message',
      CALL,
      chat(wrote('p', PRO, MON, CALL), said),
      'not_started',
    ],
    [
      'of a draft by one uploaded since, whatever was written then',
      DRAFT,
      { ...chat(wrote('p', PRO, MON, DRAFT), said), ...draft },
      'not_started',
    ],
    [
      'of an answer not by the client’s',
      CALL,
      chat(wrote('p', PRO, MON, CALL), wrote('c', CLIENT, WED)),
      'running',
    ],
    ['of an answer not by a draft', CALL, draft, 'running'],
    [
      'of a return that will be ready by the draft',
      'Your return will be ready by Friday.',
      draft,
      'met',
    ],
    ['of filing not by a draft', 'I will file your return by Friday.', draft, 'running'],
  ])('%s is kept, or not', (_, text, change, state) => {
    const job = { ...chat(wrote('p', PRO, MON, text)), ...change };
    expect(promise(job, '2026-03-05T15:00:00.000Z').state).toBe(state);
  });

  it('that was kept late says so', () => {
    const job = {
      ...chat(wrote('p', PRO, MON, DRAFT)),
      documents: [file('d', 'DRAFT_RETURN', NEXT_MON)],
    };
    const clock = promise(job, NEXT_MON);
    expect(clock.state).toBe('stopped');
    expect(clock.explain.at(-1)).toMatch(
      /^Return uploaded Mon 9 Mar 11:00, 11 h of business time late$/,
    );
  });

  it('is replaced by a later one of its kind, and not by one of the other', () => {
    const later = wrote('later', PRO, WED, 'I need more time: the draft will be ready by Monday.');
    expect(promise(chat(wrote('p', PRO, MON, DRAFT), later), FRI).due_day).toBe('2026-03-09');
    const answer = wrote('answer', PRO, WED, 'I will answer your question by Tuesday.');
    expect(promise(chat(wrote('p', PRO, MON, DRAFT), answer), WED).due_day).toBe('2026-03-06');
    expect(
      promise(
        { ...chat(wrote('p', PRO, MON, DRAFT), answer), ...draft },
        '2026-03-05T15:00:00.000Z',
      ),
    ).toMatchObject({ due_day: '2026-03-10', state: 'running' });
  });

  it('of the introduction is the follow-up clock’s, unless it is of a draft', () => {
    const intro = (text: string) => ({ messages: [wrote('intro', PRO, MON, text)] });
    expect(promise(intro('I will be in touch by Wednesday.'), TUE).state).toBe('not_started');
    expect(promise(intro(DRAFT), TUE).state).toBe('running');
  });

  it('is none while it depends on the client, or is the client’s', () => {
    for (const text of [
      'Once I have everything, the draft takes 7 business days.',
      'Please upload your W-2 by Friday.',
    ]) {
      expect(promise(chat(wrote('p', PRO, MON, text)), TUE).state).toBe('not_started');
    }
  });

  it('counts from what this machine remembers where the text has gone, and only there', () => {
    const commitments = [
      { message_id: 'p', day: '2026-03-05', what: DRAFT, promised_time: MON },
      { message_id: 'gone', day: '2026-03-06', what: CALL, promised_time: MON },
    ];
    const emptied = wrote('gone', PRO, MON, ' ');
    const job = { ...chat(wrote('p', PRO, MON, 'Thank you.'), emptied), commitments };
    expect(promise(job, MON)).toMatchObject({
      due_day: '2026-03-06',
      started: { evidence: { id: 'gone', label: CALL } },
    });
    expect(promise({ ...job, commitments: null }, MON).state).toBe('not_started');
  });

  it.each([
    ['one that never was in this chat', []],
    ['one among others of the pro’s', [wrote('after', PRO, '2026-03-02T18:00:00.000Z')]],
  ])('of a message that the chat doesn’t hold doesn’t count: %s', (_, after) => {
    const gone = { message_id: 'gone', day: '2026-03-06', what: DRAFT, promised_time: MON };
    const job = { ...chat(...after), commitments: [gone] };
    expect(promise(job, TUE).state).toBe('not_started');
    expect(promise({ messages: [], commitments: [gone] }, TUE).state).toBe('not_started');
  });

  it('is unknown where the portal doesn’t say who the pro is', () => {
    const job = { ...chat(wrote('p', PRO, MON, DRAFT)), job: { pro_user_id: null } };
    expect(promise(job, TUE).state).toBe('unknown');
  });

  it('ends with the job', () => {
    const job = { ...chat(wrote('p', PRO, MON, DRAFT)), job: { status: 'CANCELLED' } };
    expect(promise(job, NEXT_MON).state).toBe('stopped');
  });
});
