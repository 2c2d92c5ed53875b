import { describe, expect, it } from 'vitest';
import type {
  CloseDocument,
  CloseFacts,
  CloseJob,
} from '../../../../src/rules/close-gate/facts.ts';
import type { RuleVerdict } from '../../../../src/rules/close-gate/verdict.ts';
import { closeGate } from '../../../../src/rules/close-gate.ts';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';
import { DRAFT, EFILE, FINAL, FORM_8879, march, paper, readyJob, SIGNED } from '../ready-job.ts';

const US = { code: 'US', name: 'Federal', filing: 'EFILE' };
const CA = { code: 'CA', name: 'California', filing: 'EFILE' };
const onPaper = (place: typeof US) => ({ ...place, filing: 'PAPER' });
const BOTH = { jurisdictions: [US, CA] };

/** A document whose PDF has this text. */
function withText(document: CloseDocument, text: string, more: Partial<CloseDocument> = {}) {
  return { ...document, paper: readPaper(text, ['Ana Roe']), ...more };
}

function confirmed(title: string, text: string, more: Partial<CloseDocument> = {}) {
  return withText({ ...EFILE, id: `efile ${title}`, title }, text, more);
}

function rule(facts: CloseFacts, id: string): RuleVerdict {
  const found = closeGate(facts).rules.find((item) => item.id === id);
  if (found === undefined) throw new Error(`The gate has no rule ${id}.`);
  return found;
}

const job = (documents: CloseDocument[], change: Partial<CloseJob> = {}) =>
  readyJob({ documents: [DRAFT, FINAL, FORM_8879, SIGNED, ...documents], job: change });
const papers = (documents: CloseDocument[], change: Parameters<typeof readyJob>[0] = {}) =>
  readyJob({ documents: [DRAFT, FINAL, EFILE, ...documents], ...change });

type Row = [says: string, facts: CloseFacts, status: RuleVerdict['status'], reason?: RegExp];

function judges(id: string, rows: Row[]): void {
  it.each(rows)('%s', (_, facts, status, reason = /./) => {
    const { status: found, reason: why, fix } = rule(facts, id);
    expect([found, why]).toEqual([status, expect.stringMatching(reason)]);
    if (status === 'fail') expect(fix).toMatch(/^taxq /);
    if (status === 'pass') expect(fix).toBeNull();
  });
}

describe('X3 by the text of the confirmations', () => {
  judges('X3', [
    ['passes by text alone', job([confirmed('Scan', 'IRS: accepted')]), 'pass', /text/],
    [
      'takes a text over a title that names more',
      job([confirmed('Federal and California', 'Accepted by the IRS')], BOTH),
      'fail',
      /missing .* California/,
    ],
    [
      'says that a text speaks of a rejection under a good title',
      job([confirmed('E-File confirmation Federal', 'Rejected by the IRS: IND-031')]),
      'fail',
      /says in its text that Federal rejected the return/,
    ],
    [
      'takes neither side where title and text contradict',
      job([confirmed('Federal rejected', 'Accepted by the IRS')]),
      'unknown',
      /does not say plainly whether Federal accepted .* Upload the right paper, or /,
    ],
    [
      'can’t tell from a text that speaks of no acceptance',
      job([confirmed('E-File confirmation', 'Form 1040, as filed')]),
      'unknown',
      /says nothing of an acceptance/,
    ],
    [
      'still passes when another document proves it',
      job([confirmed('Cover', 'Dear Ana'), confirmed('IRS', 'Status: accepted')]),
      'pass',
    ],
    [
      'does not take an extension for the return',
      job([confirmed('Federal', 'IRS: Form 4868 accepted on 04/10/2026')]),
      'unknown',
      /confirms an extension/,
    ],
    [
      'takes an acceptance after a rejection',
      job([
        confirmed('One', 'IRS: rejected on 03/05/2026'),
        confirmed('Two', 'IRS: accepted on 03/06/2026'),
      ]),
      'pass',
    ],
    [
      'does not take an acceptance before a rejection',
      job([
        confirmed('One', 'IRS: accepted on 03/05/2026'),
        confirmed('Two', 'IRS: rejected on 03/06/2026'),
      ]),
      'fail',
    ],
    [
      'keeps the federal acceptance when the state rejects',
      job([confirmed('Both', 'Federal accepted\nCalifornia rejected')], BOTH),
      'fail',
      /that California rejected the return\.$/,
    ],
    [
      'knows which state is meant when there is one',
      job([confirmed('Both', 'Federal: Accepted\nState: Accepted')], BOTH),
      'pass',
    ],
    [
      'takes the place from the title when the text names none',
      job([confirmed('California', 'Accepted'), confirmed('Federal', 'Status: Accepted')], BOTH),
      'pass',
    ],
    [
      'does not count an acceptance of another state',
      job([confirmed('State', 'Accepted by Nevada')], BOTH),
      'fail',
    ],
    [
      'does not count another client’s',
      job([confirmed('IRS', 'Taxpayer: Jordan Rivera\nTax year 2025\nFederal: accepted')], {
        client_names: ['Ana Roe'],
      }),
      'unknown',
      /“IRS” is about another taxpayer, Jordan Rivera\./,
    ],
    [
      'counts the client’s own, however the name is written',
      job([confirmed('IRS', 'Taxpayer name\nROE, ANA\nTax year 2025\nFederal: accepted')], {
        client_names: ['Ana Roe'],
      }),
      'pass',
    ],
    [
      'counts a company’s under the name of its owner',
      job([confirmed('IRS', 'Taxpayer: Bakery Partners\nFederal: accepted')], {
        client_names: ['Ana Roe'],
        job_type: 'b2c_business',
      }),
      'pass',
    ],
    [
      'does not count another year’s',
      job([confirmed('IRS', 'Your 2019 federal return was accepted in 2020')]),
      'unknown',
      /“IRS” is about tax year 2019, not 2025\./,
    ],
    [
      'does not let a scan that names nothing override a rejection',
      job(
        [
          confirmed('Confirmation one', ''),
          confirmed('Two', 'Federal: Rejected\nCalifornia: Accepted'),
        ],
        BOTH,
      ),
      'fail',
      /Federal rejected/,
    ],
    [
      'can’t tell which of two documents came last',
      job([confirmed('One', 'IRS: accepted'), confirmed('Two', 'IRS: rejected')]),
      'unknown',
      /nothing says which came last/,
    ],
    [
      'goes by the upload where no day decides',
      job([
        confirmed('One', 'IRS: accepted'),
        confirmed('Two', 'IRS: rejected', { create_time: march(8) }),
      ]),
      'fail',
      /Federal rejected/,
    ],
    [
      'can’t tell from an acceptance on a day that was to come',
      job([confirmed('IRS', 'Federal: Accepted 11/20/2030')]),
      'unknown',
      /on 2030-11-20, after its upload/,
    ],
    [
      'can’t tell from an FBAR',
      job([confirmed('FBAR', 'FinCEN 114 FBAR: Federal report accepted')]),
      'unknown',
      /an FBAR/,
    ],
    [
      'does not take a text that denies it',
      job([confirmed('IRS', 'Federal: hasn’t been accepted')]),
      'fail',
    ],
    ['goes by the title of a scan', job([confirmed('Federal', '')]), 'pass', /titles/],
  ]);

  it('covers D3 and leads to the pro’s own word where it can’t tell', () => {
    const verdict = rule(job([confirmed('E-File confirmation', 'Form 1040')]), 'X3');
    expect(verdict.covers).toEqual(['D3']);
    expect(verdict.fix).toBe('taxq close AB12CD34EF5 --override X3 --override I1 --reason WHY');
  });
});

describe('I8, the federal acceptance', () => {
  judges('I8', [
    [
      'passes with both',
      job([confirmed('Both', 'Federal and California: accepted')], BOTH),
      'pass',
    ],
    [
      'says that a state’s doesn’t count without it',
      job([confirmed('State', 'Accepted by California')], BOTH),
      'fail',
      /California doesn’t count/,
    ],
    [
      'stands though a state rejects',
      job([confirmed('Both', 'Federal accepted\nCalifornia rejected')], BOTH),
      'pass',
      /stands, though California rejected/,
    ],
    ['waits for nothing while nothing is accepted', job([], BOTH), 'pass', /No state/],
    ['does not apply to one return', job([EFILE]), 'pass', /together/],
    [
      'does not apply beside a federal return on paper',
      job([], { jurisdictions: [onPaper(US), CA] }),
      'pass',
      /together/,
    ],
  ]);
});

describe('X4, the signed papers', () => {
  const only = (title: string, tag: string | null, more: Partial<CloseDocument> = {}) => ({
    ...paper(`doc ${title}`, tag, 5, title),
    ...more,
  });
  judges('X4', [
    ['passes with both', readyJob(), 'pass', /“Form 8879 signed” and “Signed return 2025”/],
    ['misses the authorization', papers([SIGNED]), 'fail', /authorization .* is missing/],
    ['misses the signed return', papers([FORM_8879]), 'fail', /signed return .* is missing/],
    ['misses both', papers([]), 'fail', /are missing/],
    [
      'takes words for tags',
      papers([only('8879 executed', 'OTHER'), only('Return, signed by both', 'OTHER')]),
      'pass',
    ],
    [
      'takes the tag’s name of another portal',
      papers([
        only('Form, signed', '77', { document_type_name: 'E-file authorization (8879)' }),
        only('Packet', '78', { document_type_name: 'Signed Return' }),
      ]),
      'pass',
    ],
    [
      'takes one file for both',
      papers([only('Signed return and Form 8879', 'SIGNED_RETURN')]),
      'pass',
    ],
    [
      'takes a signed return whose text holds the form',
      papers([
        withText(SIGNED, 'Form 8879 IRS e-file Signature Authorization\nE-signed by Ana Roe'),
      ]),
      'pass',
    ],
    [
      'reads the signature in the text',
      papers([
        withText(
          only('Form 8879', 'EFILE_AUTHORIZATION'),
          'Form 8879 IRS e-file Signature Authorization\nDocuSigned by: Ana Roe',
        ),
        SIGNED,
      ]),
      'pass',
    ],
    [
      'takes the text over title and tick where it says that it isn’t signed',
      papers(
        [
          withText(
            FORM_8879,
            'Form 8879 IRS e-file Signature Authorization\nSTATUS: NOT SIGNED - awaiting signature',
          ),
          SIGNED,
        ],
        {
          milestones: [
            { id: 'm', name: 'E-file authorization signed', owner: 'CLIENT', completed: true },
          ],
        },
      ),
      'unknown',
      /not signed, as its text says/,
    ],
    [
      'takes the text over the tag of the return',
      papers([FORM_8879, withText(SIGNED, 'Form 1040\nUnsigned copy')]),
      'unknown',
      /not signed, as its text says/,
    ],
    [
      'does not take another year’s',
      papers([FORM_8879, withText(SIGNED, '2019 Form 1040\nSigned')]),
      'unknown',
      /“Signed return 2025” is about tax year 2019.* answer for it/,
    ],
    [
      'can’t tell from a form that nothing calls signed',
      papers([only('Form 8879', 'EFILE_AUTHORIZATION'), SIGNED]),
      'unknown',
      /Nothing says that “Form 8879” is signed/,
    ],
    [
      'believes the client’s tick',
      papers([only('Form 8879', 'EFILE_AUTHORIZATION'), SIGNED], {
        milestones: [
          { id: 'm', name: 'E-file authorization signed', owner: 'CLIENT', completed: true },
        ],
      }),
      'pass',
    ],
    [
      'does not take one to be signed',
      papers([only('Form 8879, not signed', 'EFILE_AUTHORIZATION'), SIGNED]),
      'fail',
      /not signed, as it says itself/,
    ],
    [
      'does not take those of an older draft',
      papers([
        { ...FORM_8879, create_time: march(1) },
        { ...SIGNED, create_time: march(1) },
      ]),
      'fail',
    ],
    [
      'does not take a signed draft',
      papers([only('Signed return 8879', 'DRAFT_RETURN', { create_time: march(2) })]),
      'fail',
    ],
    [
      'does not apply where all goes on paper',
      papers([], { job: { jurisdictions: [onPaper(US)] } }),
      'pass',
      /Nothing is e-filed/,
    ],
    ['does not apply to a firm’s job', papers([], { job: { job_type: 'b2b_prep' } }), 'pass'],
  ]);
});

describe('I1, the signature before the filing', () => {
  const FORM = 'Form 8879 IRS e-file Signature Authorization\n';
  const form = (text: string, day: number) =>
    withText({ ...FORM_8879, create_time: march(day) }, text);
  const ack = (text: string) => confirmed('IRS', text, { create_time: march(9) });
  const judged = (form8879: CloseDocument, confirmation: CloseDocument) =>
    readyJob({ documents: [DRAFT, FINAL, SIGNED, form8879, confirmation] });
  const signed = (day: string, uploaded = 12) =>
    form(`${FORM}Electronically signed by Ana Roe on ${day}`, uploaded);
  judges('I1', [
    [
      'passes when signed before it was sent',
      judged(signed('03/04/2026'), ack('IRS: accepted on 03/05/2026')),
      'pass',
      /Signed on March 4; the return was sent or accepted on March 5/,
    ],
    [
      'passes on the same day',
      judged(signed('03/05/2026'), ack('IRS: accepted on 03/05/2026')),
      'pass',
    ],
    [
      'is not met when signed after the acceptance, as the papers say',
      judged(signed('03/06/2026'), ack('IRS: accepted on 03/05/2026')),
      'unknown',
      /March 6, after the return was sent on March 5/,
    ],
    [
      'goes by the day in the Submission ID',
      judged(signed('03/05/2026'), ack('IRS: accepted on 03/06/2026, 12345620260631234567')),
      'unknown',
      /sent on March 4/,
    ],
    [
      'reads the day of signing in a title',
      judged(
        { ...FORM_8879, title: 'Form 8879 signed 2026-03-04', create_time: march(12) },
        ack('IRS: accepted on 03/05/2026'),
      ),
      'pass',
    ],
    [
      'takes an upload before the acceptance for proof',
      judged({ ...FORM_8879, create_time: march(5) }, ack('IRS: accepted on 03/05/2026')),
      'pass',
      /Signed by March 5/,
    ],
    [
      'can’t tell when it came after the acceptance without a day',
      judged({ ...FORM_8879, create_time: march(12) }, ack('IRS: accepted on 03/05/2026')),
      'unknown',
      /its day of signing can’t be read/,
    ],
    [
      'takes papers without days that came together',
      judged({ ...FORM_8879, create_time: march(9, 20) }, ack('IRS: accepted')),
      'pass',
    ],
    ['waits for the authorization', papers([]), 'unknown', /\(X4\)/],
    ['waits for the confirmation', job([]), 'unknown', /\(X3\)/],
    ['does not apply on paper', papers([], { job: { jurisdictions: [onPaper(US)] } }), 'pass'],
  ]);

  it('can be answered for together with the rule that it waits for', () => {
    const silent = rule(job([confirmed('E-File confirmation', 'Form 1040')]), 'I1');
    expect(silent.fix).toContain('--override X3 --override I1');
  });
});

it('where the portal names no jurisdiction, nothing is told of paper and of the IRS', () => {
  const facts = job([], { jurisdictions: [], pro_user_id: null });
  expect(['X5', 'I8', 'X10'].map((id) => rule(facts, id).status)).toEqual([
    ...['unknown', 'unknown', 'unknown'],
  ]);
});
