import { describe, expect, it } from 'vitest';
import { daysIn } from '../../../../src/rules/filing/days-in-text.ts';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';
import { submissionDay, submissionIdsIn } from '../../../../src/rules/filing/submission-id.ts';

const FORM_8879 = (end: string) => `Form 8879
IRS e-file Signature Authorization
Department of the Treasury Internal Revenue Service
ERO must obtain and retain completed Form 8879.
Taxpayer’s name ROE, JOHN
Part II Taxpayer Declaration and Signature Authorization (Be sure you get and keep a copy of your return)
I consent to allow my intermediate service provider to send my return to the IRS and to receive from the
IRS (a) an acknowledgement of receipt or reason for rejection of the transmission, (b) the reason for any delay.
Taxpayer’s PIN: check one box only
I will enter my PIN as my signature on the income tax return I am now authorizing.
Your signature
Date
${end}`;

const signature = (text: string) => readPaper(text, ['John Roe']).authorization;

describe('the text of an e-file authorization', () => {
  it.each([
    ['a blank form', '', { of: 'return', is_signed: false, signed_day: null }],
    [
      'an electronic signature with its day',
      'Electronically signed by John Roe on 03/04/2026 10:22 AM',
      { of: 'return', is_signed: true, signed_day: '2026-03-04' },
    ],
    [
      'DocuSign',
      'DocuSigned by:\nJohn Roe\nDate signed: March 4, 2026',
      { of: 'return', is_signed: true, signed_day: '2026-03-04' },
    ],
    [
      'both spouses, by the last day',
      'E-signed by Jane Roe 3/6/2026\nE-signed by John Roe 3/4/2026',
      { of: 'return', is_signed: true, signed_day: '2026-03-06' },
    ],
    [
      'the provider’s own day, which doesn’t count',
      'E-signed by John Roe 3/4/2026\nERO’s signature: e-signed by Dana 3/9/2026',
      { of: 'return', is_signed: true, signed_day: '2026-03-04' },
    ],
    [
      'DocuSign’s stamp, which is there before anyone signs',
      'DocuSign Envelope ID: 7F3A-11',
      { of: 'return', is_signed: false, signed_day: null },
    ],
    [
      'a signature that was declined',
      'Declined to sign by John Roe 03/05/2026',
      { of: 'return', is_signed: false, signed_day: null },
    ],
    [
      'a request to sign',
      'Please sign by 03/10/2026.',
      { of: 'return', is_signed: false, signed_day: null },
    ],
  ])('tells of %s', (_, end, expected) => {
    expect(signature(FORM_8879(end))).toEqual(expected);
  });

  it.each([
    ['says that it isn’t signed', 'STATUS: NOT SIGNED', true],
    ['waits for a signature', 'Awaiting signature', true],
    ['waited and was signed', 'Awaiting signature\nElectronically signed by John Roe', false],
    ['is an unsigned copy', 'Unsigned copy\nElectronically signed by John Roe', true],
    ['asks for a signature', 'If it is not signed, the return can’t be sent.', false],
    ['was sent out to be signed', 'DocuSign Envelope ID: 1234   Status: Sent', true],
    ['was declined', 'DocuSign Envelope: Declined to sign by John Roe 03/05/2026', true],
    [
      'waits for the spouse',
      'Electronically signed by John Roe\nSpouse’s signature: awaiting signature',
      true,
    ],
    [
      'waited for the spouse, who signed',
      'Spouse’s signature: awaiting signature\nE-signed by John Roe\nE-signed by Jane Roe',
      false,
    ],
    ['isn’t signed by the preparer’s staff', 'Paid preparer: not signed by employee', false],
    ['has a blank line', '', false],
  ])('that %s', (_, end, expected) => {
    expect(readPaper(FORM_8879(end), []).is_unsigned).toBe(expected);
  });

  it.each([
    ['the federal return', FORM_8879(''), 'return'],
    ['a state’s', 'Form FTB 8879 California e-file Signature Authorization', 'state'],
    ['a state’s', 'Form IL-8453 Illinois e-file Authorization', 'state'],
    ['an extension’s', 'Form 8878 IRS e-file Signature Authorization for Form 4868', 'other'],
    ['an extension’s', 'IRS e-file Signature Authorization for extension Form 4868', 'other'],
  ])('is of %s', (_, text, of) => {
    expect(signature(text)?.of).toBe(of);
  });

  it('tells of no filing', () => {
    expect(readPaper(FORM_8879(''), []).reports).toEqual([]);
  });

  it.each([
    ['a return', 'Form 1040 (2025)\nSign here: your signature'],
    [
      'a confirmation that mentions the form',
      'Accepted by the IRS. Keep Form 8879 for three years.',
    ],
  ])('is not seen in %s', (_, text) => {
    expect(signature(text)).toBeNull();
  });
});

it('days are read in the order in which they stand, and what is none is left out', () => {
  const text =
    'On 3/5/2026, Mar. 6, 2026, 2026-03-07, 8 March 2026, 03-09-26; not 13/40/2026, 1234/5';
  expect(daysIn(text)).toEqual([
    ...['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'],
  ]);
});

it('a Submission ID holds the day on which the return was made ready', () => {
  const ids = submissionIdsIn(
    'ID 123456-2026064-abc1234, 12345620260651234567, 12345620264001234567',
  );
  expect(ids).toEqual(['1234562026064abc1234', '12345620260651234567']);
  expect(ids.map(submissionDay)).toEqual(['2026-03-05', '2026-03-06']);
});
