import { describe, expect, it } from 'vitest';
import type { CloseFacts } from '../../../src/rules/close-gate/facts.ts';
import type { RuleVerdict } from '../../../src/rules/close-gate/verdict.ts';
import { closeGate } from '../../../src/rules/close-gate.ts';
import {
  CLIENT,
  CLOSING_TEXT,
  DRAFT,
  EFILE,
  FINAL,
  march,
  PLATFORM,
  PRO,
  paper,
  readyJob,
  says,
} from './ready-job.ts';

function rule(facts: CloseFacts, id: string): RuleVerdict {
  const found = closeGate(facts).rules.find((item) => item.id === id);
  if (found === undefined) throw new Error(`The gate has no rule ${id}.`);
  return found;
}

type Row = [
  says: string,
  facts: CloseFacts,
  status: RuleVerdict['status'],
  reason?: RegExp,
  fix?: string | null,
];

function judges(id: string, rows: Row[]): void {
  it.each(rows)('%s', (_says, facts, status, reason = /./, fix) => {
    const verdict = rule(facts, id);
    expect(verdict).toMatchObject({ id, status, reason: expect.stringMatching(reason) });
    if (fix !== undefined) expect(verdict.fix).toBe(fix);
    expect(closeGate(facts).ready).toBe(
      closeGate(facts).rules.every(({ status: s }) => s === 'pass' || s === 'on_close'),
    );
    if (status === 'fail' || status === 'unknown') expect(closeGate(facts).ready).toBe(false);
  });
}

describe('the close gate', () => {
  it('asks for no tick before its work is done', () => {
    const own = readyJob({
      milestones: [{ id: 'm', name: 'Filed', owner: 'PRO', completed: false }],
    });
    const clients = readyJob({
      milestones: [{ id: 'm', name: 'Draft approved', owner: 'CLIENT', completed: false }],
    });
    expect(rule(own, 'X1').reason).toContain('Tick yours when its work is done.');
    expect(rule(clients, 'X1').reason).not.toContain('Tick yours');
  });

  it('lets a finished job close and leaves the close-out message to the close itself', () => {
    const { ready, rules } = closeGate(readyJob());
    expect(ready).toBe(true);
    expect(
      rules.filter(({ status }) => status !== 'pass').map(({ id, status }) => [id, status]),
    ).toEqual([
      ['X7', 'on_close'],
      ['X8', 'on_close'],
      ['X14', 'on_close'],
    ]);
  });

  it('passes every rule once the close-out message is sent, with the message as evidence', () => {
    const facts = readyJob();
    const sent = says('msg-9', PRO, 8, CLOSING_TEXT);
    const archive = { path: '/archive/Ana Roe', time: march(9) };
    const verdict = closeGate({ ...facts, messages: [...facts.messages, sent], archive });
    expect(new Set(verdict.rules.map(({ status }) => status))).toEqual(new Set(['pass']));
    expect(verdict.rules.find(({ id }) => id === 'X7')?.evidence).toMatchObject([
      { kind: 'message', id: 'msg-9', time: march(8) },
    ]);
  });

  it('names a source and no fix for every rule that passes', () => {
    for (const { status, fix, source, title } of closeGate(readyJob()).rules) {
      expect(source).not.toBe('');
      expect(title).not.toBe('');
      if (status === 'pass') expect(fix).toBeNull();
    }
  });

  it('refuses a time that is not an instant instead of guessing an order', () => {
    const facts = readyJob({
      documents: [
        { ...DRAFT, create_time: 'yesterday' },
        { ...DRAFT, id: 'd2' },
      ],
    });
    expect(() => closeGate(facts)).toThrow(RangeError);
  });

  it('quotes what comes from the portal in the commands it suggests', () => {
    const facts = readyJob({ job: { short_id: "x'; rm -rf ~ #" }, documents: [] });
    expect(rule(facts, 'X2').fix).toBe("taxq doc upload 'x'\\''; rm -rf ~ #' FILE --tag draft");
  });
});

describe('X1, milestones', () => {
  const open = (owner: string) => ({
    id: `open-${owner}`,
    name: 'Engagement complete',
    owner,
    completed: false,
  });
  judges('X1', [
    ['passes when all are ticked', readyJob(), 'pass', /2 of 2/],
    ['passes for a job without milestones', readyJob({ milestones: [] }), 'pass'],
    [
      'cannot tell when the portal cannot',
      readyJob({ milestones: null }),
      'unknown',
      /does not tell/,
    ],
    [
      'names the pro’s own and how to tick it',
      readyJob({ milestones: [open('PRO')] }),
      'fail',
      /Engagement complete \(yours\)/,
      "taxq job milestones AB12CD34EF5 --done 'Engagement complete'",
    ],
    [
      'asks the client for the client’s',
      readyJob({ milestones: [open('CLIENT')] }),
      'fail',
      /Engagement complete \(the client’s\)/,
      'taxq message send AB12CD34EF5 --text "Please tick your open milestones on the job page, so that I can complete the job."',
    ],
    [
      'has the pro’s own ticked before the client is asked',
      readyJob({ milestones: [open('CLIENT'), open('PRO')] }),
      'fail',
      /the client’s.*yours/,
      "taxq job milestones AB12CD34EF5 --done 'Engagement complete'",
    ],
  ]);
});

describe('X2, draft, approval, final', () => {
  const docs = (...documents: CloseFacts['documents']) => ({ documents });
  const step = (name: string | null, time: string | null) => ({
    job: { step: name, step_time: time },
  });
  const b2b = { job_type: 'b2b_prep' };
  judges('X2', [
    ['passes in the right order', readyJob(), 'pass'],
    [
      'misses the draft',
      readyJob(docs(FINAL, EFILE)),
      'fail',
      /no draft/,
      'taxq doc upload AB12CD34EF5 FILE --tag draft',
    ],
    [
      'misses the final',
      readyJob(docs(DRAFT, EFILE)),
      'fail',
      /final return is missing/,
      'taxq doc upload AB12CD34EF5 FILE --tag final',
    ],
    [
      'waits for the approval',
      readyJob(step('DRAFT_SUBMITTED', march(2))),
      'fail',
      /not approved the draft yet/,
      'taxq message send AB12CD34EF5 --template draft-ready',
    ],
    [
      'waits for the approval of a draft that the client has been asked about',
      readyJob({
        ...step('DRAFT_SUBMITTED', march(2)),
        messages: [says('d', PRO, 3, 'Your draft is ready. Please look it over.')],
      }),
      'fail',
      /not approved the draft yet/,
      'taxq note add AB12CD34EF5 --kind waiting',
    ],
    [
      'asks for a new draft after a rejection',
      readyJob(step('DRAFT_REJECTED', march(4))),
      'fail',
      /rejected/,
      'taxq doc upload AB12CD34EF5 FILE --tag draft',
    ],
    [
      'refuses an approval older than the newest draft',
      readyJob(docs(DRAFT, { ...DRAFT, id: 'd2', create_time: march(5) }, FINAL, EFILE)),
      'fail',
      /older than the newest draft/,
    ],
    [
      'refuses a final older than the approval',
      readyJob(docs(DRAFT, { ...FINAL, create_time: march(3) }, EFILE)),
      'fail',
      /before the client approved/,
    ],
    [
      'takes a second final after the approval',
      readyJob(docs({ ...FINAL, id: 'f0', create_time: march(3) }, DRAFT, FINAL, EFILE)),
      'pass',
    ],
    [
      'takes equal times, as a stopped clock gives them',
      readyJob({
        ...docs(DRAFT, { ...FINAL, create_time: march(2) }, EFILE),
        ...step('DRAFT_APPROVED', march(2)),
      }),
      'pass',
    ],
    [
      'compares below the millisecond',
      readyJob({
        ...docs({ ...DRAFT, create_time: '2026-03-02T12:00:00.000900Z' }, FINAL),
        ...step('DRAFT_APPROVED', '2026-03-02T12:00:00.000100Z'),
      }),
      'fail',
      /older/,
    ],
    [
      'does not take a ticked milestone alone for an approval',
      readyJob(step(null, null)),
      'unknown',
      /milestone/,
    ],
    [
      'fails without step and without milestone',
      readyJob({ ...step(null, null), milestones: null }),
      'fail',
      /not approved/,
    ],
    [
      'cannot tell from an approval without a time',
      readyJob(step('DRAFT_APPROVED', null)),
      'unknown',
      /does not say when/,
    ],
    [
      'cannot tell from a step it does not know',
      readyJob(step('RETURN_SIGNED', march(4))),
      'unknown',
      /RETURN_SIGNED/,
    ],
    [
      'knows the tags of the profile',
      readyJob({ tagIds: { draft: 'D', final: 'F', efile: 'E' } }),
      'fail',
      /no draft/,
    ],
    ['does not apply to a firm’s job', readyJob({ ...docs(), job: b2b }), 'pass', /\(X6\)/],
    [
      'does not apply to bookkeeping',
      readyJob({ ...docs(), job: { job_type: 'bookkeeping' } }),
      'pass',
      /bookkeeping has no return/,
    ],
    [
      'does not apply to a consultation',
      readyJob({ ...docs(), job: { job_type: 'consultation' } }),
      'pass',
    ],
    [
      'takes a job of no type for a consumer’s and says so',
      readyJob({ job: { job_type: null } }),
      'pass',
      /names no job type/,
    ],
    [
      'takes an unknown type for a consumer’s and says so',
      readyJob({ ...docs(), job: { job_type: 'estate' } }),
      'fail',
      /estate is not known/,
    ],
  ]);

  judges('X6', [
    ['wants no final for a firm', readyJob({ ...docs(DRAFT), job: b2b }), 'pass', /approved/],
    [
      'wants the firm’s approval',
      readyJob({ ...docs(DRAFT), job: { ...b2b, step: 'DRAFT_SUBMITTED' } }),
      'fail',
    ],
    ['does not apply to a consumer’s return', readyJob(docs()), 'pass', /not a firm’s/],
  ]);

  it('shows draft, approval, milestone and final as evidence', () => {
    expect(rule(readyJob(), 'X2').evidence).toEqual([
      { kind: 'document', id: 'doc-draft', label: 'Draft return 2025', time: march(2) },
      { kind: 'job', id: 'AB12CD34EF5', label: 'DRAFT_APPROVED', time: march(4) },
      { kind: 'milestone', id: 'm2', label: 'Draft approved', time: null },
      { kind: 'document', id: 'doc-final', label: 'Final return 2025', time: march(6) },
    ]);
  });
});

describe('X7 and X8, what the client is told', () => {
  const sent = (text: string, day = 8, sender = PRO) => {
    const facts = readyJob();
    return { ...facts, messages: [...facts.messages, says('last', sender, day, text)] };
  };
  judges('X7', [
    [
      'is met by closing while nothing is sent',
      readyJob(),
      'on_close',
      /taxq close/,
      'taxq close AB12CD34EF5',
    ],
    ['passes with a full close-out message', sent(CLOSING_TEXT), 'pass'],
    ['does not count one sent before the final', sent(CLOSING_TEXT, 5), 'on_close'],
    ['does not count the client’s own words', sent(CLOSING_TEXT, 8, CLIENT), 'on_close'],
    [
      'wants the support’s name',
      sent(CLOSING_TEXT.replace('Rocket Tax support', 'us')),
      'on_close',
    ],
    [
      'wants to hear how to reopen',
      sent(CLOSING_TEXT.replace('reopen your job', 'talk')),
      'on_close',
    ],
    [
      'wants to hear that the chat ends',
      sent('I am closing this job. Contact Rocket Tax support to reopen it.'),
      'on_close',
    ],
    [
      'is not met by the contrary',
      sent(
        'I am not closing your job yet. This chat stays open and will not end; Rocket Tax support can reopen it.',
      ),
      'on_close',
    ],
    [
      'wants to hear that the chat ends, not that it doesn’t',
      sent('I am closing your job. This chat will not end; Rocket Tax support can reopen it.'),
      'on_close',
    ],
    [
      'does not apply to work for a firm',
      readyJob({ job: { job_type: 'b2b_review' } }),
      'pass',
      /b2b_review/,
    ],
  ]);
  judges('X8', [
    ['is met by closing while nothing is sent', readyJob(), 'on_close'],
    ['counts the route of a refund', sent('Your refund is paid by direct deposit.'), 'pass'],
    [
      'does not count that there are none',
      sent('There is no payment site for refunds.'),
      'on_close',
    ],
    [
      'counts the route told in the next sentence',
      sent('You owe no tax and get a refund of $5. It goes to your bank account.'),
      'pass',
    ],
    ['counts payment steps', sent('Please pay with IRS Direct Pay by April 15.'), 'pass'],
    ['counts that nothing is due', sent('Nothing is owed and no refund is due.'), 'pass'],
    [
      'does not count a bare mention of a refund',
      sent('I saw your question about the refund!'),
      'on_close',
    ],
    [
      'does not count one sent before the final',
      sent('Please pay with IRS Direct Pay.', 5),
      'on_close',
    ],
    ['does not apply to bookkeeping', readyJob({ job: { job_type: 'bookkeeping' } }), 'pass'],
  ]);
});

describe('X9, nothing left open', () => {
  const chat = (...messages: CloseFacts['messages']) => ({ messages });
  const asks = says('q', CLIENT, 9, 'One more question?');
  judges('X9', [
    ['passes when the pro had the last word', readyJob(), 'pass', /answered/],
    ['passes for an empty chat', readyJob(chat()), 'pass', /written nothing/],
    [
      'fails for an unanswered message',
      readyJob(chat(asks)),
      'fail',
      /unanswered/,
      'taxq message send AB12CD34EF5 -',
    ],
    [
      'does not take the platform for an answer',
      readyJob(chat(asks, says('s', PLATFORM, 10, 'Reminder'))),
      'fail',
    ],
    [
      'does not take the platform for a question',
      readyJob(chat(says('a', PRO, 5, 'Done'), says('s', PLATFORM, 10, 'Hi'))),
      'pass',
    ],
    [
      'takes the same instant for unanswered',
      readyJob(chat(asks, says('a', PRO, 9, 'Sure'))),
      'fail',
    ],
    [
      'knows every client of the job',
      readyJob({
        ...chat(says('q', 'spouse', 9, 'And me?')),
        job: { client_user_ids: [CLIENT, 'spouse'] },
      }),
      'fail',
    ],
    [
      'fails for a pending scope change',
      readyJob({ job: { pending_scope_change_id: 'sc-1' } }),
      'fail',
      /scope change/,
      'taxq scope list AB12CD34EF5',
    ],
    [
      'names both',
      readyJob({ ...chat(asks), job: { pending_scope_change_id: 'sc-1' } }),
      'fail',
      /unanswered and a scope change/,
    ],
    [
      'cannot tell replies when the pro is not known',
      readyJob({ ...chat(asks, says('a', 'someone', 10, 'Yes')), job: { pro_user_id: null } }),
      'unknown',
      /which user is the pro/,
    ],
    [
      'still sees that nobody replied',
      readyJob({ ...chat(asks), job: { pro_user_id: null } }),
      'fail',
    ],
    [
      'cannot tell questions when the client is not known',
      readyJob({ ...chat(asks), job: { client_user_ids: [] } }),
      'unknown',
      /which user is the client/,
    ],
  ]);
});

describe('X11, the job is open', () => {
  const status = (text: string) => readyJob({ job: { status: text } });
  judges('X11', [
    ['passes when claimed', status('CLAIMED'), 'pass'],
    ['fails when On-Hold', status('ON_HOLD'), 'fail', /On-Hold/],
    ['fails when closed', status('CLOSED'), 'fail', /only Rocket Tax support can reopen/, null],
    ['fails when cancelled', status('CANCELED'), 'fail', /cancelled/],
    ['fails before it is claimed', status('UNCLAIMED'), 'fail', /claimed/],
    [
      'cannot tell a status it does not know',
      status('PAUSED_BY_STAFF'),
      'unknown',
      /PAUSED_BY_STAFF/,
    ],
  ]);
});

describe('evidence', () => {
  it('shows a long text of several lines as one short line', () => {
    const text = `First line\n${'word '.repeat(60)}`;
    const [label] = rule(readyJob({ messages: [says('q', CLIENT, 9, text)] }), 'X9').evidence;
    expect(label?.label).toMatch(/^First line word .*…$/);
    expect([...(label?.label ?? '')].length).toBe(80);
  });

  it('lists the confirmation that proves the filing', () => {
    const other = paper('w2', 'W_2', 9, 'W-2');
    expect(rule(readyJob({ documents: [DRAFT, FINAL, EFILE, other] }), 'X3').evidence).toEqual([
      { kind: 'document', id: 'doc-efile', label: 'E-File confirmation', time: march(7) },
    ]);
  });
});
