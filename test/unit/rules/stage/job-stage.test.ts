import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobStage } from '../../../../src/rules/stage/job-stage.ts';
import {
  clockJob,
  declared,
  file,
  type JobChange,
  ticked,
  unticked,
  wrote,
} from '../clocks/clock-job.ts';
import { CLIENT, PLATFORM, PRO, readyJob } from '../ready-job.ts';

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const intro = wrote('intro', PRO, at(1));
const draft = file('draft', 'DRAFT_RETURN', at(5), 'Draft return 2025');
const approved = { step: 'DRAFT_APPROVED', step_time: at(6) };
const signed = ticked('E-file authorization signed', at(7), 'CLIENT');
const accepted = file('ack', 'EFILE_CONFIRMATION', at(9), 'Federal accepted');
const rejected = file('nack', 'EFILE_CONFIRMATION', at(8), 'Federal rejected');

const ROWS: [string, JobChange, string, string | null, string | null][] = [
  ['nobody claimed', { job: { status: 'UNCLAIMED' } }, 'not_open', null, null],
  ['is closed', { job: { status: 'CLOSED' } }, 'not_open', null, null],
  ['was cancelled', { job: { status: 'CANCELLED' } }, 'not_open', null, null],
  [
    'has a status nobody knows',
    { job: { status: 'SNOOZED' } },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'has a step nobody knows',
    { messages: [intro], job: { step: 'DRAFT_LOST' } },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'only the platform wrote on',
    { messages: [wrote('w', PLATFORM, at(1)), wrote('c', CLIENT, at(2))] },
    'needs_intro',
    'me',
    'intro AB12CD34EF5',
  ],
  [
    'is On-Hold for a scope change',
    { job: { status: 'ON_HOLD', hold_reason: 'scope_change', pending_scope_change_id: 'sc' } },
    'on_hold',
    'client',
    'scope list AB12CD34EF5',
  ],
  [
    'is On-Hold for a scope change that waits no more',
    { messages: [intro], job: { status: 'ON_HOLD', hold_reason: 'scope_change' } },
    'on_hold',
    'me',
    'scope list AB12CD34EF5',
  ],
  [
    'is On-Hold while the client waits for an answer',
    { messages: [intro, wrote('c', CLIENT, at(2))], job: { status: 'ON_HOLD' } },
    'on_hold',
    'client',
    'message send AB12CD34EF5 --template holding-reply',
  ],
  [
    'has a client who wrote last',
    { messages: [intro, wrote('c', CLIENT, at(2))], documents: [draft], job: approved },
    'waiting_on_me',
    'me',
    'message send AB12CD34EF5 --template holding-reply',
  ],
  [
    'has a pending scope change',
    { messages: [intro], job: { pending_scope_change_id: 'sc' } },
    'waiting_on_client',
    'client',
    'scope list AB12CD34EF5',
  ],
  [
    'waits for information',
    { messages: [intro] },
    'waiting_on_client',
    'client',
    'message send AB12CD34EF5 --template open-items --var items=WHAT',
  ],
  [
    'has documents that the client calls complete',
    { messages: [intro], milestones: [ticked('Documents received', at(2), 'CLIENT')] },
    'waiting_on_me',
    'me',
    'doc list AB12CD34EF5',
  ],
  [
    'has complete information that the client has not heard of',
    { messages: [intro], info_complete: [declared(at(3))] },
    'info_complete',
    'me',
    'message send AB12CD34EF5 --template commitment --var draft_by=DAY',
  ],
  [
    'has complete information and a promise',
    { messages: [intro, wrote('p', PRO, at(3))], info_complete: [declared(at(3))] },
    'drafting',
    'me',
    'doc upload AB12CD34EF5 FILE --tag draft',
  ],
  [
    'has complete information and a scope nobody compared',
    {
      messages: [intro],
      info_complete: [declared(at(3))],
      milestones: [unticked('Scope verified')],
    },
    'info_complete',
    'me',
    'scope verify AB12CD34EF5',
  ],
  [
    'has a promise and a scope nobody compared',
    {
      messages: [intro, wrote('p', PRO, at(3))],
      info_complete: [declared(at(3))],
      milestones: [unticked('Verification of the scope')],
    },
    'drafting',
    'me',
    'scope verify AB12CD34EF5',
  ],
  [
    'has a promise and a scope that was compared',
    {
      messages: [intro, wrote('p', PRO, at(3))],
      info_complete: [declared(at(3))],
      milestones: [ticked('Scope verified', at(2))],
    },
    'drafting',
    'me',
    'doc upload AB12CD34EF5 FILE --tag draft',
  ],
  [
    'waits for information, with a scope nobody compared yet',
    { messages: [intro], milestones: [unticked('Scope verified')] },
    'waiting_on_client',
    'client',
    'message send AB12CD34EF5 --template open-items --var items=WHAT',
  ],
  [
    'had its information withdrawn',
    { messages: [intro], info_complete: [declared(at(3), at(4))] },
    'waiting_on_client',
    'client',
    'message send AB12CD34EF5 --template open-items --var items=WHAT',
  ],
  [
    'is on a portal that does not tell of complete information',
    { messages: [intro], info_complete: null },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'is on a portal that does not tell who the pro is',
    { messages: [intro], job: { pro_user_id: null } },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'has a draft step and no draft',
    { messages: [intro], job: { step: 'DRAFT_SUBMITTED', step_time: at(4) } },
    'unknown',
    null,
    'doc list AB12CD34EF5',
  ],
  [
    'has a draft to look through',
    { messages: [intro], documents: [draft], job: { step: 'DRAFT_SUBMITTED', step_time: at(5) } },
    'draft_with_client',
    'client',
    'message send AB12CD34EF5 --template draft-ready',
  ],
  [
    'has an approval of an older draft',
    { messages: [intro], documents: [draft], job: { step: 'DRAFT_APPROVED', step_time: at(4) } },
    'draft_with_client',
    'client',
    'message send AB12CD34EF5 --template draft-ready',
  ],
  [
    'has a draft that was denied',
    { messages: [intro], documents: [draft], job: { step: 'DRAFT_REJECTED', step_time: at(6) } },
    'draft_denied',
    'me',
    'doc upload AB12CD34EF5 FILE --tag draft',
  ],
  [
    'has a new draft after one that was denied',
    { messages: [intro], documents: [draft], job: { step: 'DRAFT_REJECTED', step_time: at(4) } },
    'draft_with_client',
    'client',
    'message send AB12CD34EF5 --template draft-ready',
  ],
  [
    'has an approval without a time',
    { messages: [intro], documents: [draft], job: { step: 'DRAFT_APPROVED' } },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'has an approved draft that nobody signed',
    { messages: [intro], documents: [draft], job: approved },
    'ready_to_sign',
    'client',
    'message send AB12CD34EF5 --text "Please sign the e-file authorization (Form 8879) on this job, so that I can file your return."',
  ],
  [
    'has an approved draft on a portal without milestones',
    { messages: [intro], documents: [draft], job: approved, milestones: null },
    'unknown',
    null,
    'job view AB12CD34EF5',
  ],
  [
    'is approved and signed',
    {
      messages: [intro],
      documents: [draft],
      job: approved,
      milestones: [signed, unticked('Filed')],
    },
    'ready_to_file',
    'me',
    'job milestones AB12CD34EF5 --done Filed',
  ],
  [
    'is approved and signed, without a milestone to tick',
    { messages: [intro], documents: [draft], job: approved, milestones: [signed] },
    'ready_to_file',
    'me',
    'doc upload AB12CD34EF5 FILE --tag efile',
  ],
  [
    'is filed',
    {
      messages: [intro],
      documents: [draft],
      job: approved,
      milestones: [signed, ticked('Filed', at(8))],
    },
    'filed_pending_ack',
    'tax_office',
    'doc upload AB12CD34EF5 FILE --tag efile',
  ],
  [
    'was rejected',
    { messages: [intro], documents: [draft, rejected], job: approved },
    'rejected',
    'me',
    'message send AB12CD34EF5 -',
  ],
  [
    'was rejected and accepted later, with the final return missing',
    { messages: [intro], documents: [draft, rejected, accepted], job: approved },
    'accepted',
    'me',
    'doc upload AB12CD34EF5 FILE --tag final',
  ],
  [
    'has everything',
    {
      messages: [intro],
      documents: [
        draft,
        file('8879', 'EFILE_AUTHORIZATION', at(7), 'Form 8879 signed'),
        file('copy', 'SIGNED_RETURN', at(7), 'Signed return'),
        accepted,
        file('final', 'FINAL_RETURN', at(9), 'Final return'),
      ],
      job: approved,
    },
    'ready_to_close',
    'me',
    'close AB12CD34EF5',
  ],
  [
    'is a firm’s and approved',
    { messages: [intro], documents: [draft], job: { ...approved, job_type: 'b2b_prep' } },
    'ready_to_close',
    'me',
    'close AB12CD34EF5',
  ],
  [
    'is bookkeeping to be done',
    {
      messages: [intro],
      job: { job_type: 'bookkeeping' },
      milestones: [unticked('Work delivered'), unticked('Engagement complete', 'CLIENT')],
    },
    'waiting_on_me',
    'me',
    "job milestones AB12CD34EF5 --done 'Work delivered'",
  ],
  [
    'is bookkeeping that the client has to confirm',
    {
      messages: [intro],
      job: { job_type: 'bookkeeping' },
      milestones: [unticked('Engagement complete', 'CLIENT')],
    },
    'waiting_on_client',
    'client',
    'message send AB12CD34EF5 -',
  ],
  [
    'is bookkeeping that is done',
    { messages: [intro], job: { job_type: 'bookkeeping' } },
    'ready_to_close',
    'me',
    'close AB12CD34EF5',
  ],
];

describe('the stage', () => {
  it.each(ROWS)('of a job that %s', (_, change, stage, waiting, command) => {
    const result = jobStage(clockJob(change));
    expect([result.stage, result.waiting_on]).toEqual([stage, waiting]);
    expect(result.command).toBe(command === null ? null : `taxq ${command}`);
    expect(result.reason).toMatch(/\.$/);
    expect(result.next === null).toBe(command === null);
  });

  it('is ready to close exactly when the close gate is, for a job that has all else', () => {
    const job = { ...clockJob().job, ...readyJob().job };
    const facts = { ...clockJob(), ...readyJob(), milestones: [], job };
    expect(jobStage(facts).stage).toBe('ready_to_close');
    const open = { ...facts, milestones: [unticked('Engagement complete', 'CLIENT')] };
    expect(jobStage(open)).toMatchObject({ stage: 'accepted' });
    expect(jobStage(open).reason).toMatch(/left: X1\.$/);
  });

  it('never depends on the order of messages and documents', () => {
    const row = fc.constantFrom(...ROWS).chain(([, change]) => {
      const facts = clockJob(change);
      return fc.record({
        facts: fc.constant(facts),
        messages: fc.shuffledSubarray([...facts.messages], { minLength: facts.messages.length }),
        documents: fc.shuffledSubarray([...facts.documents], { minLength: facts.documents.length }),
      });
    });
    fc.assert(
      fc.property(row, ({ facts, ...lists }) => {
        expect(jobStage({ ...facts, ...lists })).toEqual(jobStage(facts));
      }),
    );
  });

  it('asks to answer whatever else is going on, once the client has written', () => {
    const open = ROWS.filter(
      ([, { job }]) => job?.status === undefined && job?.pro_user_id !== null,
    );
    for (const [, change, stage] of open) {
      const messages = [intro, wrote('asks', CLIENT, at(20))];
      const { command } = jobStage(clockJob({ ...change, messages }));
      expect(command, stage).toBe(
        `taxq message send AB12CD34EF5 ${stage === 'rejected' ? '-' : '--template holding-reply'}`,
      );
    }
  });
});
