import { describe, expect, it } from 'vitest';
import { NO_TEXT } from '../../../../src/rules/filing/paper-facts.ts';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';

const FORM_9325 = (blanks: { day?: string; id?: string; extension?: string }) => `Form 9325
(January 2017)
Department of the Treasury - Internal Revenue Service
Acknowledgement and General Information for
Taxpayers Who File Returns Electronically
Thank you for participating in IRS e-file.
Taxpayer name
VIRGINIA ROE
Taxpayer address (optional)
12 OAK CT
SPRINGFIELD, IL 62704
1. Your federal income tax return for 2025 was filed electronically with the Submission
Processing Center. The electronic filing services were provided by Whitaker CPA.
2. Your return was accepted on ${blanks.day ?? '___'} using a Personal Identification Number (PIN) as your
electronic signature. You entered a PIN or authorized the Electronic Return Originator (ERO) to enter
or generate a PIN for you. The Submission ID assigned to your return is ${blanks.id ?? '___'}.
3. Your return was accepted on ___. Allow 4 to 6 weeks for the processing of your return.
4. Your electronic funds withdrawal payment request was accepted for processing.
5. Your electronic funds withdrawal payment was not accepted for processing. Refer to the section
"If You Owe Tax" for other payment options.
6. Your Form 4868 extension was accepted on ${blanks.extension ?? '___'}. The Submission ID assigned to your extension is ___.
DO NOT SEND A PAPER COPY OF YOUR RETURN TO THE IRS. IF YOU DO, IT WILL DELAY THE
PROCESSING OF YOUR RETURN.
If You Need to Make a Change to Your Return
If your return is later rejected, you must correct it within 5 days.`;

const DRAKE = `Acknowledgement Report
Whitaker Tax  EFIN 123456
ROE, JOHN   SSN XXX-XX-4417
Federal 1040 - Tax Year 2025
Submission ID: 12345620260641234567
Ack Status: A - Accepted
Ack Date: 03/05/2026
Reject Codes: None
State: IL
Submission ID: 12345620260641234568
Ack Status: R - Rejected
Ack Date: 03/06/2026
Reject Code: IL-0421`;

const ULTRATAX = `Electronic Filing Status Report
Client: Georgia Smith
Return  Status  Date
US Individual Accepted 3/5/2026 123456-2026064-abc1234
California 540 Accepted 3/6/2026 123456-2026064-abc1235
Oregon (OR) Rejected 3/6/2026
Accepted: 2 Rejected: 1`;

const PROSERIES = `E-File History
Federal Return: transmitted on March 4, 2026. Accepted by the IRS on March 5, 2026.
New York State Return
Your return was received by the Department of Taxation and Finance.
It was accepted on March 6, 2026.`;

const STATE_ACK = `State of California
Franchise Tax Board
e-file Acknowledgment
Thank you for using the Federal/State e-file program.
Your federal return must be accepted by the IRS before we can process this one.
Taxpayer: JOHN ROE
Status
Accepted
03/06/2026
You will be notified whether your refund request is accepted or rejected.`;

type Row = [says: string, text: string, reports: string[], clientNames?: string[]];

const ROWS: Row[] = [
  [
    'Form 9325',
    FORM_9325({ day: '03-05-2026', id: '12345620260641234567' }),
    ['US accepted 2026-03-05 12345620260641234567'],
    ['Virginia Roe'],
  ],
  [
    'Form 9325 whose answers were filled in elsewhere',
    `${FORM_9325({})}\n12345620260641234567`,
    ['US accepted 12345620260641234567'],
    ['Virginia Roe'],
  ],
  [
    'Form 9325 of an extension',
    FORM_9325({ extension: '04-10-2026' }),
    ['extension: US accepted 2026-04-10'],
    ['Virginia Roe'],
  ],
  [
    'an acknowledgement report with a state that was rejected',
    DRAKE,
    ['US accepted 2026-03-05', 'IL rejected 2026-03-06'],
  ],
  [
    'a status table',
    ULTRATAX,
    [
      'US accepted 2026-03-05 1234562026064abc1234',
      'CA accepted 2026-03-06 1234562026064abc1235',
      'OR rejected 2026-03-06',
    ],
    ['Georgia Smith'],
  ],
  ['a history in sentences', PROSERIES, ['US accepted 2026-03-05', 'NY accepted 2026-03-06']],
  ['a state’s acknowledgement', STATE_ACK, ['CA accepted 2026-03-06']],
  [
    'one line',
    'E-File confirmation\nAccepted by the IRS\nAccepted by Virginia',
    ['US accepted', 'VA accepted'],
  ],
  ['several in a sentence', 'Federal accepted, Ohio rejected', ['US accepted', 'OH rejected']],
  [
    'one result for two',
    'Your federal and Virginia returns have been accepted.',
    ['US accepted', 'VA accepted'],
  ],
  ['West Virginia', 'West Virginia return: accepted', ['WV accepted']],
  [
    'a state that it doesn’t name',
    'Federal: Accepted\nState: Pending',
    ['US accepted', 'STATE pending'],
  ],
  ['no place', 'Status: Accepted', ['null accepted']],
  ['a status code', 'IRS\nAck code: R', ['US rejected']],
  [
    'a rejection',
    'This return has been rejected by the IRS. Reject code IND-031-04.',
    ['US rejected'],
  ],
  ['that it was not accepted', 'Your federal return was not accepted.', ['US rejected']],
  ['that nothing has come yet', 'The IRS has not yet accepted your return.', ['US pending']],
  [
    'a rejection before the acceptance',
    'Federal\nRejected on 03/01/2026\nAccepted on 03/05/2026',
    ['US accepted 2026-03-05'],
  ],
  ['an earlier rejection', 'Federal: accepted (previously rejected for AGI)', ['US accepted']],
  ['both without days', 'Federal\nAccepted\nRejected', ['US unclear']],
  [
    'what may happen only',
    'If your return is\nrejected, we will tell you. Once accepted, keep a copy.',
    [],
  ],
  ['both ways of a form', 'Accepted / Rejected', []],
  ['empty labels', 'Federal return\nDate accepted:\nReject code:', []],
  ['a payment', 'Your payment was accepted. We accept credit cards.', []],
  ['a sum', 'Accepted: 3\nRejected: 0', []],
  ['what the 8879 says of rejections', 'the reason for rejection of the transmission', []],
  ['an address', 'Accepted\nAustin, TX 73301', ['null accepted']],
  ...(
    [
      ['Your federal return hasn’t been accepted.', 'pending'],
      ["Your federal return isn't accepted.", 'rejected'],
      ['Your federal return wasn’t accepted.', 'rejected'],
      ['Your federal return was never accepted by the IRS', 'rejected'],
      ['Federal: no acceptance was received.', 'pending'],
      ['Federal\nAcceptance: No', 'pending'],
      ['Federal return accepted: No', 'pending'],
      ['Federal\nYour return was not\naccepted by the IRS on 03/05/2026', 'rejected'],
      ['Federal\nYour return was unfortunately NOT\nAccepted by the IRS', 'pending'],
      ['Your federal return has not yet\n\naccepted', 'pending'],
      ['R0000-902-01 The IRS has already accepted a return for this SSN', 'rejected'],
      ['Federal return transmitted. Federal acceptance is expected in 48 hours', 'pending'],
      ['Federal return\n☐ Accepted\n☒ Rejected', 'rejected'],
      ['Federal return\n[X] Accepted [ ] Rejected', 'accepted'],
      ['Do not mail a copy, for your federal return was accepted', 'accepted'],
    ] as const
  ).map(
    ([text, result]): Row => [
      `“${text}”`,
      text,
      [`US ${result}`.concat(/\/2026/.test(text) ? ' 2026-03-05' : '')],
    ],
  ),
  ['what failed to be accepted', 'Federal return failed to be accepted', []],
  [
    'a box that isn’t ticked',
    'Form 9325\n2. [ ] Your return was accepted on ___. Submission ID 12345620260640000001',
    [],
  ],
  ['a test', 'TEST RETURN - Federal return accepted', []],
  ['what only the software accepted', 'Federal: accepted for transmission by Drake', []],
  ['what only a filing center accepted', 'Federal: accepted by Electronic Filing Center', []],
  [
    'a state’s acceptance that came through the IRS',
    'Illinois Department of Revenue\nYour state return was accepted on 03/05/2026 through the IRS MeF gateway',
    ['IL accepted 2026-03-05'],
  ],
  ['an FBAR', 'FinCEN 114 FBAR: Federal report accepted', ['other: US accepted']],
  ['an amended return', 'Form 1040-X amended federal return accepted', ['other: US accepted']],
  ['no amended return', 'Federal\nAmended return: No\nAccepted', ['US accepted']],
  ['a return', 'Form 1040 U.S. Individual Income Tax Return\nFederal refund 640', []],
];

describe('the text of a confirmation', () => {
  it.each(ROWS)('tells of %s', (_, text, reports, names = ['John Roe']) => {
    const found = readPaper(text, names).reports.map(({ code, result, day, submission_id, of }) =>
      [of === 'return' ? null : `${of}:`, String(code), result, day, submission_id]
        .filter((part) => part !== null)
        .join(' '),
    );
    expect(found).toEqual(reports);
  });

  it('tells nothing where there is none', () => {
    expect(readPaper(' \n ', [])).toEqual(NO_TEXT);
  });

  it('is read in no time however long it is', () => {
    const began = performance.now();
    for (const piece of ['no ', 'not accepted ', ' ', 'accepted if ', 'a accepted on\n', '(a']) {
      readPaper(piece.repeat(Math.ceil(300_000 / piece.length)), ['Ana Roe']);
    }
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
