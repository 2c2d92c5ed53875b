import { describe, expect, it } from 'vitest';
import type { CloseDocument, CloseJob } from '../../../../src/rules/close-gate/facts.ts';
import { closeGate } from '../../../../src/rules/close-gate.ts';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';
import { DRAFT, EFILE, FINAL, FORM_8879, march, readyJob, SIGNED } from '../ready-job.ts';

const US = { code: 'US', name: 'Federal', filing: 'EFILE' };
const IL = { code: 'IL', name: 'Illinois', filing: 'EFILE' };
const CLIENTS = ['Elena Kim'];

/** A document whose PDF has this text. */
const withText = (document: CloseDocument, text: string): CloseDocument => ({
  ...document,
  paper: readPaper(text, CLIENTS),
});
const confirmed = (text: string, title = 'Paper') =>
  withText({ ...EFILE, id: `efile ${text}`, title }, text);

/** How rules judge a job in which all else is right, with the way on that each names. */
function judged(documents: CloseDocument[], job: Partial<CloseJob> = {}) {
  const { ready, rules } = closeGate(
    readyJob({ documents: [DRAFT, FINAL, ...documents], job: { client_names: CLIENTS, ...job } }),
  );
  const rule = (id: string) => rules.find((one) => one.id === id);
  return { ready, rule };
}

describe('what only a text says against a confirmation is no dead end', () => {
  it.each([
    ['another taxpayer', 'Name: Jordan Rivera\nFederal: Accepted 03/07/2026'],
    ['another taxpayer', 'Taxpayer name  Status\nJordan Rivera  Accepted by the IRS'],
    ['another taxpayer', 'Dear Jordan Rivera,\nYour federal return was accepted by the IRS.'],
    ['another year', 'Your 2024 U.S. Individual Income Tax Return (Federal) was accepted'],
    ['another year', 'Form 1040 U.S. Individual Income Tax Return 2024\nFederal: Accepted'],
    ['another year', 'TY2024\nFederal 1040 Accepted 03/07/2026'],
    ['another year', 'Tax Yr: 2024\nFederal 1040 Accepted 03/07/2026'],
    ['another year', 'TaxYr 2024\nFederal AcceptanceStatusTxt Accepted'],
    ['another year', 'Federal 1040 for period ending 12/31/2024\nAccepted 03/07/2026'],
    ['an extension', 'Form 4868\nFederal: Accepted 03/07/2026'],
    ['an amended return', 'Form 1040-X\nFederal: Accepted 03/07/2026'],
    ['what isn’t plain', 'Federal: non-accepted 03/07/2026'],
  ])('%s: “%s”', (_, text) => {
    const { ready, rule } = judged([FORM_8879, SIGNED, confirmed(text)]);
    expect(ready).toBe(false);
    expect(rule('X3')).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(
        /Upload the right paper, or look at this one and answer for it/,
      ),
      fix: expect.stringContaining('--override X3 --override I1 --reason'),
    });
    expect(rule('X3')?.evidence).toMatchObject([{ kind: 'document', label: 'Paper' }]);
  });

  it('also beside a state’s acceptance, where two rules wait for it', () => {
    const papers = [confirmed('Form 4868\nFederal: Accepted'), confirmed('Illinois: Accepted')];
    const { rule } = judged([FORM_8879, SIGNED, ...papers], { jurisdictions: [US, IL] });
    expect(rule('I8')).toMatchObject({
      status: 'unknown',
      fix: expect.stringContaining('--override X3 --override I8 --reason'),
    });
  });
});

describe('papers that bear the same title', () => {
  const both = (one: Partial<CloseDocument>, other: Partial<CloseDocument>) => {
    const silent = { ...confirmed('All went well.', 'E-File  confirmation'), id: 'one', ...one };
    const foreign = { ...confirmed('Taxpayer: Jordan Rivera', 'E-File confirmation'), ...other };
    return judged([FORM_8879, SIGNED, silent, foreign]).rule('X3')?.reason;
  };

  it('are told apart by their files, and another client’s is to be deleted first', () => {
    expect(
      both({ file_name: 'letter.pdf' }, { file_name: 'ack.pdf', create_time: march(8) }),
    ).toMatch(
      /^The text of “E-File confirmation” \(letter\.pdf\) says nothing of an acceptance\. “E-File confirmation” \(ack\.pdf\) is about another taxpayer, Jordan Rivera\. If it is another client’s, have it deleted from this job first\. Upload/,
    );
  });

  it('are told apart by the order in which they came where the files don’t differ', () => {
    const reason = both({}, { create_time: march(8) });
    expect(reason).toContain('confirmation” (1st of 2) says nothing');
    expect(reason).toContain('confirmation” (2nd of 2) is about another taxpayer');
  });
});

describe('a confirmation still fails when', () => {
  it.each([
    ['it is a plain rejection', 'Federal: Rejected 03/07/2026 IND-031-04', /Federal rejected/],
    [
      'it says plainly that it waits',
      'Federal: Pending',
      /Federal has not accepted the return yet/,
    ],
    ['it is another state’s', 'Illinois: Accepted', /missing/],
  ])('%s', (_, text, reason) => {
    const { rule } = judged([FORM_8879, SIGNED, confirmed(text)]);
    expect(rule('X3')).toMatchObject({
      status: 'fail',
      reason: expect.stringMatching(reason),
      fix: expect.stringMatching(/^taxq doc upload /),
    });
  });
});

describe('a confirmation that names no place', () => {
  const unnamed = (text: string) => confirmed(text);
  it('doesn’t stand for one of which another says that it waits', () => {
    const papers = [confirmed('Federal: Pending'), confirmed('Illinois: Accepted')];
    const documents = [FORM_8879, SIGNED, ...papers, unnamed('Your return was accepted')];
    const { rule } = judged(documents, { jurisdictions: [US, IL] });
    expect(rule('X3')?.status).toBe('unknown');
  });

  it('stands for the only place there is', () => {
    const documents = [confirmed('Federal: Pending'), unnamed('Your return was accepted')];
    expect(judged([FORM_8879, SIGNED, ...documents]).rule('X3')?.status).toBe('pass');
  });

  it('raises doubts when it tells of a later rejection', () => {
    const both = confirmed('Federal and Illinois: Accepted 03/06/2026');
    const documents = [FORM_8879, SIGNED, both, unnamed('Status: Rejected 03/07/2026')];
    const { rule } = judged(documents, { jurisdictions: [US, IL] });
    expect(rule('X3')?.status).toBe('unknown');
  });
});

describe('what only a text says against a signed paper is no dead end', () => {
  const FORM = 'Form 8879 IRS e-file Signature Authorization';
  const BELOW = 'Taxpayer’s name Social security number\n';
  const judge = (form: string, title = 'Form 8879 signed', day = 5) => {
    const document = { ...FORM_8879, title, create_time: march(day) };
    return judged([
      form === '' ? document : withText(document, form),
      SIGNED,
      confirmed('Federal: Accepted 03/07/2026'),
    ]);
  };

  it.each([
    ['another taxpayer', `${FORM}\n${BELOW}Jordan Rivera XXX-XX-1234\nE-signed 03/05/2026`],
    ['another year', `${FORM}\nTax Year Ending December 31, 2024\nE-signed 03/05/2026`],
    ['no signature', `${FORM}\nSTATUS: NOT SIGNED`],
    ['one declined', `${FORM}\nDeclined to sign by Elena Kim 03/05/2026`],
    ['one awaited', `${FORM}\nDocuSign Envelope ID: 1234   Status: Sent`],
    [
      'the spouse’s awaited',
      `${FORM}\nE-signed by Elena Kim\nSpouse’s signature: awaiting signature`,
    ],
    ['an extension’s form', 'Form 8878 IRS e-file Signature Authorization\nSigned by Elena Kim'],
    ['a state’s form', 'FTB 8879 California e-file Signature Authorization\nE-signed 03/05/2026'],
  ])('%s: “%s”', (_, text) => {
    expect(judge(text).rule('X4')).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(
        /Upload the right paper, or look at this one and answer for it/,
      ),
      fix: expect.stringContaining('--override X4 --override I1 --reason'),
    });
  });

  it.each([
    ['of another year by its title', '', '8879 2024 signed'],
    ['another paper under the tag', 'Engagement letter. Signed by Elena Kim', 'Engagement letter'],
    ['stamped before anyone signs', `DocuSign Envelope ID: 7F3A-11\n${FORM}`, 'Form 8879'],
  ])('it can’t be told when it is %s', (_, text, title) => {
    expect(judge(text, title).rule('X4')?.status).toBe('unknown');
  });

  it('is right when the form names the client below its label', () => {
    const text = `${FORM}\n${BELOW}Elena Kim XXX-XX-1234\nE-signed by Elena Kim 03/05/2026`;
    expect(judge(text, 'Form 8879').rule('X4')?.status).toBe('pass');
  });

  it('the last of two signatures tells whether the return was sent too early', () => {
    const text = `${FORM}\nE-signed by Elena Kim 03/05/2026\nE-signed by Min-Jun Kim 03/09/2026`;
    expect(judge(text, 'Form 8879', 9).rule('I1')).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(/March 9, after the return was sent on March 7/),
      fix: expect.stringContaining('--override I1'),
    });
  });

  it('a return isn’t unsigned because its preparer’s block says so of somebody else', () => {
    const text = 'Form 1040\nE-signed by Elena Kim\nPaid preparer: return not signed by employee';
    const documents = [FORM_8879, withText(SIGNED, text), confirmed('Federal: Accepted')];
    expect(judged(documents).rule('X4')?.status).toBe('pass');
  });

  it.each([
    ['missing', [SIGNED]],
    ['unsigned by its title', [{ ...FORM_8879, title: 'Form 8879, not signed' }, SIGNED]],
  ])('an authorization that is %s still fails', (_, documents) => {
    expect(judged([...documents, EFILE]).rule('X4')).toMatchObject({
      status: 'fail',
      fix: expect.stringMatching(/^taxq doc upload /),
    });
  });
});
