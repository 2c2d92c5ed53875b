import { describe, expect, it } from 'vitest';
import type { CloseDocument, CloseFacts } from '../../../../src/rules/close-gate/facts.ts';
import type { RuleVerdict } from '../../../../src/rules/close-gate/verdict.ts';
import { closeGate } from '../../../../src/rules/close-gate.ts';
import {
  CLIENT,
  CLOSING_TEXT,
  DRAFT,
  FINAL,
  march,
  PRO,
  paper,
  readyJob,
  says,
} from '../ready-job.ts';

type Row = [says: string, facts: CloseFacts, status: RuleVerdict['status'], reason?: RegExp];

function judges(id: string, rows: Row[]): void {
  it.each(rows)('%s', (_, facts, status, reason = /./) => {
    const found = closeGate(facts).rules.find((rule) => rule.id === id);
    expect([found?.status, found?.reason]).toEqual([status, expect.stringMatching(reason)]);
    if (status === 'fail') expect(found?.fix).toMatch(/^taxq /);
  });
}

const from = (uploader: CloseDocument['uploader'], document: CloseDocument) => ({
  ...document,
  uploader,
});
const more = (...documents: CloseDocument[]) => {
  const facts = readyJob();
  return { ...facts, documents: [...facts.documents.map((one) => from('pro', one)), ...documents] };
};

describe('D1, tags', () => {
  judges('D1', [
    ['passes when every upload has one', more(), 'pass', /all 5/],
    [
      'fails for an upload of the pro’s without',
      more(from('pro', paper('x', null, 5, 'Scan'))),
      'fail',
      /“Scan”/,
    ],
    ['fails for a blank tag', more(from('pro', paper('x', ' ', 5, 'Scan'))), 'fail'],
    [
      'leaves the client’s uploads alone',
      more(from('client', paper('x', null, 5, 'Scan'))),
      'pass',
    ],
    ['can’t tell whose an untagged one is', more(paper('x', null, 5, 'Scan')), 'unknown', /whose/],
  ]);
});

describe('D4, versions', () => {
  const second = { ...DRAFT, id: 'second', title: 'Draft again', create_time: march(3) };
  judges('D4', [
    ['is content with one of each', readyJob(), 'pass', /at most/],
    [
      'tells of a second draft, and lets close',
      more(second),
      'pass',
      /2 documents as Draft return: .*“Draft again”/,
    ],
    ['is content with a version', more({ ...second, version_of: DRAFT.id }), 'pass', /at most/],
  ]);
});

describe('X10, a silent client', () => {
  const asked = says('ask', PRO, 5, 'Please upload your Form 1098.');
  const silent = (change: Parameters<typeof readyJob>[0] = {}) =>
    readyJob({ messages: [asked], documents: [DRAFT, FINAL], ...change });
  const books = (completed: boolean) => ({
    job: { job_type: 'bookkeeping' },
    milestones: [{ id: 'm', name: 'Engagement complete', owner: 'CLIENT', completed }],
  });
  judges('X10', [
    ['passes when the work is finished', readyJob({ messages: [asked] }), 'pass', /finished/],
    ['fails when a question waits and the work isn’t finished', silent(), 'fail', /don’t close/],
    [
      'fails for an approval that was asked for',
      silent({ messages: [says('d', PRO, 5, 'Your draft is here. Is it right?')] }),
      'fail',
    ],
    ...[
      'Please look through it.',
      'The draft is there. Reply here that you approve it.',
      'Your draft: tell me which page is wrong.',
      'I still need your W-2.',
    ].map(
      (text): Row => [
        `fails for “${text}”`,
        silent({ messages: [says('d', PRO, 5, text)] }),
        'fail',
      ],
    ),
    ...[
      'Please note that I file on Monday.',
      'Your draft is there, please find it among the documents.',
      'I file tomorrow. Let me know if you have any questions.',
      'As you asked me to tell you, it is filed.',
    ].map(
      (text): Row => [
        `passes for “${text}”`,
        silent({ messages: [says('d', PRO, 5, text)] }),
        'pass',
      ],
    ),
    [
      'passes once the client wrote',
      silent({ messages: [asked, says('a', CLIENT, 6, 'Later')] }),
      'pass',
    ],
    [
      'passes once the client uploaded',
      silent({ documents: [DRAFT, from('client', paper('u', '1098', 6, '1098'))] }),
      'pass',
    ],
    [
      'is no question that all is there',
      silent({ messages: [says('t', PRO, 5, 'Thank you, I have all I need.')] }),
      'pass',
    ],
    [
      'looks at the last message only',
      silent({ messages: [asked, says('t', PRO, 6, 'Got it by mail.')] }),
      'pass',
    ],
    [
      'can’t be told while it can’t be told whether the return is accepted',
      readyJob({
        messages: [asked],
        documents: [DRAFT, FINAL, paper('doc-a', 'EFILE_CONFIRMATION', 7, 'Answer')],
      }),
      'unknown',
      /X3 can’t be told/,
    ],
    [
      'is no question of the close-out message',
      silent({ messages: [says('c', PRO, 7, `${CLOSING_TEXT}\nDo you like it?`)] }),
      'pass',
    ],
    [
      'is a question that went before the close-out message',
      silent({ messages: [asked, says('c', PRO, 7, CLOSING_TEXT)] }),
      'fail',
    ],
    ['passes for a firm that approved', silent({ job: { job_type: 'b2b_prep' } }), 'pass'],
    [
      'fails for a firm that didn’t',
      silent({ job: { job_type: 'b2b_prep', step: 'DRAFT_SUBMITTED' } }),
      'fail',
    ],
    ['fails for bookkeeping that the client hasn’t confirmed', silent(books(false)), 'fail'],
    ['passes for bookkeeping that the client confirmed', silent(books(true)), 'pass'],
  ]);
});

describe('X14, the local copy', () => {
  const archive = { path: '/archive/Ana Roe AB12CD34EF5', time: march(9) };
  judges('X14', [
    ['is made by closing while there is none', readyJob({ archive: null }), 'on_close', /first/],
    ['is made by closing where nobody looked', readyJob(), 'on_close'],
    ['passes once it is there', readyJob({ archive }), 'pass', /Saved in \/archive\/Ana Roe/],
  ]);
});
