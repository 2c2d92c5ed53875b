import { describe, expect, it } from 'vitest';
import { readChat } from '../../../src/rules/clocks/chat.ts';
import { objectionsTo } from '../../../src/rules/info-complete.ts';
import { clockJob, type JobChange, ticked, unticked, wrote } from './clocks/clock-job.ts';
import { CLIENT, PRO } from './ready-job.ts';

const objections = (change: JobChange) => {
  const facts = clockJob(change);
  return objectionsTo(facts, readChat(facts)).map(({ code, text }) => [code, text]);
};

const MON = '2026-02-02T15:00:00Z';
const TUE = '2026-02-03T15:00:00Z';

describe('against declaring the information complete', () => {
  it('stands nothing on a job with all answered and ticked', () => {
    const messages = [wrote('a', CLIENT, MON), wrote('b', PRO, TUE)];
    const milestones = [ticked('Documents received', MON, 'CLIENT'), unticked('Draft uploaded')];
    expect(objections({ messages, milestones })).toEqual([]);
  });

  it.each([
    ['an unanswered message', { messages: [wrote('a', CLIENT, MON)] }, ['client_unanswered']],
    ['one edited to nothing', { messages: [wrote('a', CLIENT, MON, ' ')] }, []],
    [
      'a pending scope change',
      { job: { pending_scope_change_id: 'sc', status: 'ON_HOLD' } },
      ['scope_change_pending'],
    ],
    ['a hold', { job: { status: 'ON_HOLD', hold_reason: 'missing_documents' } }, ['on_hold']],
    ['a draft with the client', { job: { step: 'DRAFT_SUBMITTED' } }, ['draft_there']],
    ['a draft that was rejected', { job: { step: 'DRAFT_REJECTED' } }, []],
    ['milestones that nobody tells', { milestones: null }, []],
  ])('stands with %s what it means', (_, change, codes) => {
    expect(objections(change).map(([code]) => code)).toEqual(codes);
  });

  it('stand only those milestones of the client that come before the draft', () => {
    const milestones = [
      unticked('Introductions'),
      unticked('Documents received', 'CLIENT'),
      unticked('Draft uploaded'),
      unticked('Draft approved', 'CLIENT'),
      unticked('Filed'),
      unticked('Engagement complete', 'CLIENT'),
    ];
    expect(objections({ milestones })).toEqual([
      ['milestone_open', 'The client has not ticked “Documents received”.'],
    ]);
  });

  it('stand those before the pro’s last where there is none about a draft', () => {
    const milestones = [
      unticked('Notice received', 'CLIENT'),
      unticked('Work delivered'),
      unticked('Engagement complete', 'CLIENT'),
    ];
    expect(objections({ milestones })).toEqual([
      ['milestone_open', 'The client has not ticked “Notice received”.'],
    ]);
  });
});
