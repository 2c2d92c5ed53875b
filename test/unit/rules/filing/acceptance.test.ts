import { describe, expect, it } from 'vitest';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';

/** What a paper says of the federal return: its result, or null where it says none. */
function federal(text: string, clientNames = ['Elena Kim']): string | null {
  const { reports } = readPaper(text, clientNames);
  const own = reports.filter(({ of, code }) => of === 'return' && (code === 'US' || code === null));
  return own.map(({ result }) => result).join(' ') || null;
}

describe('an acceptance is read from', () => {
  it.each([
    'FEDERAL RETURN HAS BEEN ACCEPTED BY THE IRS 03/07/2026',
    'Federal\nAccepted by: IRS\n03/07/2026',
    'Federal Accepted: 03/07/2026',
    'Federal\nAcceptance Date: 03/07/2026',
    'Federal Ack: Accepted',
    'Federal\nAccepted?\nYes',
    'Agency: IRS Status: Accepted',
    'FED 1040 Ack Code: A Ack Date: 03/07/2026',
    '1040 US Accepted 03/07/2026',
    '<GovernmentCd>IRS</GovernmentCd>\n<AcceptanceStatusTxt>Accepted</AcceptanceStatusTxt>',
    'Accepted [X]   Rejected [ ]\nFederal',
    'Federal return\nAccepted: (X) Yes ( ) No',
    'Federal: Accepted with alerts (IND-508-01) 3/7/26',
    'Federal accepted 3/7/26 - no errors',
    'Federal accepted 03/07/2026, refund pending',
    'Federal return accepted. No payment is due. Do not mail a paper copy.',
    'You do not have to mail anything because the federal return was accepted on 3/7/26.',
    'The IRS accepted your federal return on 3/7/26 but has not approved your refund yet.',
    'The IRS accepted your 2025 federal individual income tax return on March 7, 2026.',
    'Your federal return was resubmitted and accepted by the IRS',
    'Your return, Form 1040 U.S. Individual Income Tax Return, was accepted by the IRS.',
    'Federal\n03/07/2026 9:14 AM Rejected IND-031-04\n03/07/2026 3:20 PM Accepted',
    'Extension: No\nAmended: No\nFederal 1040 accepted 03/07/2026',
    'Form 4868: accepted 04/10/2026\nForm 1040\nFederal: accepted 10/02/2026',
    'KIM ELENA Federal 1040 Accepted 03/06/2026\nRIVERA JORDAN Federal 1040 Rejected 03/07/2026',
  ])('“%s”', (text) => {
    expect(federal(text)).toBe('accepted');
  });
});

describe('no acceptance is read from', () => {
  const TITLE = 'U.S. Individual Income Tax Return';
  it.each([
    ['a denial', 'Federal: non-accepted 03/07/2026'],
    ['a denial', 'The federal return came back without being accepted by the IRS.'],
    ['a denial', 'The federal return was declined acceptance by the IRS.'],
    ['a denial', 'The federal acceptance was withdrawn by the IRS on 03/09/2026.'],
    ['a denial', 'None of your federal returns was accepted'],
    ['a denial', 'We have no rejected, accepted, or pending federal returns'],
    ['a denial', 'The federal return is NO LONGER ACCEPTED'],
    ['a denial', 'Federal: Not-yet accepted'],
    ['a denial', 'It is not true that your federal return was accepted'],
    ['a denial below', 'Federal\nAccepted?\nNo'],
    ['a denial below', 'Federal\nAccepted\nNo'],
    ['a box', 'Federal return\nAccepted [ ]   Rejected [X]'],
    ['a box', 'Federal return\nAccepted: ( ) Yes (X) No'],
    ['a box', 'Federal ☑ Rejected ☐ Accepted'],
    ['a hope', 'We hope the IRS accepted your federal return'],
    ['a hope', 'Your federal return is expected to be accepted'],
    ['what is to come', 'Federal return received by IRS 03/07/2026; acceptance to follow'],
    ['what would be', 'Your federal return would have been accepted'],
    ['another’s return', 'Federal: Duplicate - accepted return already on file'],
    ['a mistake', 'Federal accepted 03/07/2026 in error'],
    ['a condition', 'Federal: conditionally accepted 03/07/2026'],
    ['a condition', 'If your return was not accepted, you are told the reason(s) for rejection.'],
    ['somebody else', 'Federal return accepted by our office 03/07/2026'],
    ['somebody else', 'Federal 1040 transmission accepted by gateway 03/07/2026'],
    ['another form', 'IRS Form 2848 accepted 03/07/2026'],
    ['another form', 'Federal Form 8879 accepted 03/07/2026'],
    ['a sample', 'SAMPLE\nFederal accepted 03/07/2026\nDRAFT - NOT FILED'],
    ['a town', 'City of Chicago return accepted 03/08/2026'],
    ['an amended return', `Form 1040-X\nAmended ${TITLE}\nFederal\nStatus: Accepted 03/07/2026`],
    ['an amended return', `Form 1040-X\nAmended U.S.\n${TITLE.slice(5)}\nFederal: Accepted`],
    [
      'an extension',
      `Form 4868\nApplication for Automatic Extension of Time To File ${TITLE}\nYour federal submission was accepted by the IRS on 03/07/2026`,
    ],
    [
      'an extension',
      'Form 7004 Application for Automatic Extension of Time To File Certain Business Income Tax, Information, and Other Returns\nFederal: Accepted 03/07/2026',
    ],
    ['an extension', 'US  EXT  Accepted 03/07/2026'],
    [
      'a list in which the client was rejected',
      'Elena Kim Federal Rejected 03/06\nJordan Rivera Federal Accepted 03/07/2026\nPriya Shah Federal Accepted 03/07/2026',
    ],
    [
      'a list with names above its rows',
      'Elena Kim\nFederal Rejected 03/06/2026\nJordan Rivera\nFederal Accepted 03/07/2026',
    ],
    [
      'a list without the client',
      'Jordan Rivera Federal Accepted 03/07/2026\nPriya Shah Federal Accepted 03/07/2026',
    ],
    [
      'a list without names',
      'Federal 12345620260660000001 Accepted\nFederal 12345620260660000002 Accepted',
    ],
    [
      'a list of numbers',
      '***-**-1234 Federal Rejected 03/06/2026\n***-**-9876 Federal Accepted 03/07/2026',
    ],
  ])('%s: “%s”', (_, text) => {
    expect(federal(text)).not.toBe('accepted');
  });

  it('what isn’t plain is told to be unclear, and a plain rejection to be one', () => {
    expect(federal('Federal: non-accepted')).toBe('unclear');
    expect(federal('Federal accepted\nThe federal acceptance was withdrawn')).toBe('unclear');
    expect(federal('Federal: Rejected (IND-508-01)')).toBe('rejected');
    expect(federal('Federal: Accepted (IND-508-01)')).toBe('unclear');
  });
});
