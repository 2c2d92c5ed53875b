import { describe, expect, it } from 'vitest';
import type { CloseDocument, CloseJob } from '../../../src/rules/close-gate/facts.ts';
import { filingProofRule } from '../../../src/rules/close-gate/filing-proof.ts';
import { mailingProofRule } from '../../../src/rules/close-gate/mailing-proof.ts';
import { DRAFT, EFILE, FINAL, march, paper, readyJob } from './ready-job.ts';

const US = { code: 'US', name: 'Federal', filing: 'EFILE' };
const CA = { code: 'CA', name: 'California', filing: 'EFILE' };
const OR = { code: 'OR', name: 'Oregon', filing: 'EFILE' };
const GA = { code: 'GA', name: 'Georgia', filing: 'EFILE' };
const VA = { code: 'VA', name: 'Virginia', filing: 'EFILE' };
const onPaper = (place: typeof US) => ({ ...place, filing: 'PAPER' });

function proof(title: string, more: Partial<CloseDocument> = {}): CloseDocument {
  return { ...EFILE, id: `proof of ${title}`, title, ...more };
}

const mailing = (title: string) => paper('mailing', 'PROOF_OF_MAILING', 8, title);

function judge(
  jurisdictions: CloseJob['jurisdictions'],
  proofs: CloseDocument[],
  job: Partial<CloseJob> = {},
) {
  const facts = readyJob({
    documents: [DRAFT, FINAL, ...proofs],
    job: { jurisdictions, ...job },
  });
  const [first, ...rest] = [filingProofRule(facts), mailingProofRule(facts)].toSorted(
    (left, right) => Number(left.status === 'pass') - Number(right.status === 'pass'),
  );
  if (first === undefined) throw new Error('There is no verdict.');
  return { ...first, reasons: [first, ...rest].map(({ reason }) => reason).join(' ') };
}

describe('X3 and X5, proof of filing', () => {
  it.each<[string, CloseJob['jurisdictions'], CloseDocument[], 'pass' | 'fail' | 'unknown']>([
    [
      'takes one unnamed confirmation for one jurisdiction',
      [US],
      [proof('E-File confirmation')],
      'pass',
    ],
    ['misses the confirmation', [US], [], 'fail'],
    [
      'does not take one unnamed confirmation for two',
      [US, CA],
      [proof('E-File confirmation')],
      'fail',
    ],
    ['takes one that names both', [US, CA], [proof('Federal and California accepted')], 'pass'],
    ['reads codes in capitals', [US, CA], [proof('E-File acceptance US + CA')], 'pass'],
    [
      'reads the description',
      [US, CA],
      [proof('Acceptance', { description: 'IRS and California' })],
      'pass',
    ],
    [
      'reads the file name',
      [US, CA],
      [proof('Acceptance', { file_name: 'roe_US_CA_2025.pdf' })],
      'pass',
    ],
    [
      'does not read lower-case codes',
      [US, CA],
      [proof('IRS acceptance', { file_name: 'us-ca.pdf' })],
      'fail',
    ],
    [
      'takes two unnamed confirmations for two',
      [US, CA],
      [proof('Acceptance 1'), proof('Acceptance 2')],
      'pass',
    ],
    [
      'does not take the same content twice for two',
      [US, CA],
      [proof('Acceptance', { sha256: 'aa' }), proof('Accepted', { sha256: 'aa' })],
      'fail',
    ],
    [
      'does not take two federal ones for a state',
      [US, CA],
      [proof('IRS acceptance'), proof('Federal acceptance')],
      'fail',
    ],
    [
      'takes a named and an unnamed one for two',
      [US, CA],
      [proof('IRS acceptance'), proof('Acceptance')],
      'pass',
    ],
    [
      'does not read everyday words as codes',
      [US, OR],
      [proof('IRS E-FILE OR ACCEPTANCE')],
      'fail',
    ],
    [
      'reads an everyday code in brackets',
      [US, OR],
      [proof('IRS and state (OR) accepted')],
      'pass',
    ],
    [
      'does not take West Virginia for Virginia',
      [US, VA],
      [proof('Federal, West Virginia')],
      'fail',
    ],
    ['cannot tell from titles that say nothing', [US, CA], [proof('a'), proof('b')], 'unknown'],
    [
      'does not count a title that denies it',
      [US],
      [proof('Federal hasn’t been accepted')],
      'fail',
    ],
    [
      'cannot tell from a picture of something else',
      [onPaper(US)],
      [mailing('Cat photo')],
      'unknown',
    ],
    [
      'does not count a letter that came back',
      [onPaper(US)],
      [mailing('NOT mailed yet - returned to sender')],
      'fail',
    ],
    ['does not count a rejection', [US], [proof('Federal rejected')], 'fail'],
    [
      'does not count a pending state',
      [US, CA],
      [proof('Federal accepted, California pending')],
      'fail',
    ],
    [
      'does not count a rejection named by the file',
      [US],
      [proof('E-File', { file_name: 'irs_rejected.pdf' })],
      'fail',
    ],
    [
      'does not count one older than the approval',
      [US],
      [proof('Acceptance', { create_time: march(3) })],
      'fail',
    ],
    [
      'counts one of the approval’s instant',
      [US],
      [proof('Acceptance', { create_time: march(4) })],
      'pass',
    ],
    ['wants a proof of mailing for paper', [onPaper(US)], [proof('E-File confirmation')], 'fail'],
    [
      'takes a proof of mailing for paper',
      [onPaper(US)],
      [mailing('Certified mail receipt')],
      'pass',
    ],
    [
      'does not take a proof of mailing for e-file',
      [US],
      [mailing('Certified mail receipt')],
      'fail',
    ],
    ['wants both for a mixed filing', [US, onPaper(CA)], [proof('IRS acceptance')], 'fail'],
    [
      'takes both for a mixed filing',
      [US, onPaper(CA)],
      [proof('Acceptance'), mailing('Receipt')],
      'pass',
    ],
    [
      'does not count the e-file proof of a state that went by paper',
      [US, onPaper(CA)],
      [proof('California'), mailing('Receipt')],
      'fail',
    ],
    [
      'cannot tell where the portal names no jurisdiction',
      [],
      [proof('Federal accepted')],
      'unknown',
    ],
    ['fails where nothing at all is uploaded', [], [], 'fail'],
  ])('%s', (_says, jurisdictions, proofs, status) => {
    expect(judge(jurisdictions, proofs).status).toBe(status);
  });

  it('does not take a client called Georgia for the state', () => {
    const titles = [proof('Federal acceptance - Georgia Smith')];
    const client = { client_names: ['Georgia Smith'] };
    expect(judge([US, GA], titles, client).status).toBe('fail');
    expect(judge([US, GA], titles).status).toBe('pass');
  });

  it('suggests a title that the gate then accepts, whatever the client is called', () => {
    const client = { client_names: ['Georgia Oregon'] };
    const first = judge([US, GA, OR], [], client);
    const title = /--title '(.+)'$/.exec(first.fix ?? '')?.[1] ?? '';
    expect(title).toBe('E-File confirmation - Federal (US), Georgia (GA), Oregon (OR)');
    expect(judge([US, GA, OR], [proof(title)], client).status).toBe('pass');
  });

  it('names what is missing and says why an upload does not count', () => {
    const verdict = judge([US, onPaper(CA)], [proof('Acceptance', { create_time: march(3) })]);
    expect(verdict.reasons).toMatch(
      /E-File confirmation .* Federal\..* Proof of mailing .* California\./,
    );
    expect(verdict.reason).toMatch(/since the approval/);
    const unapproved = judge([US], [proof('Acceptance')], { step: 'DRAFT_SUBMITTED' });
    expect(unapproved).toMatchObject({
      status: 'fail',
      reason: expect.stringMatching(/once the newest draft is approved/),
    });
  });

  it.each(['b2b_prep', 'bookkeeping', 'consultation'])('does not apply to %s', (job_type) => {
    expect(judge([US], [], { job_type })).toMatchObject({ status: 'pass', fix: null });
  });
});
