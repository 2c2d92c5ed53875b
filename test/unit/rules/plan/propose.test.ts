import { describe, expect, test } from 'vitest';
import { declared, file, type JobChange, ticked, wrote } from '../clocks/clock-job.ts';
import { CLIENT, PRO, readyJob } from '../ready-job.ts';
import { at, proposedOn, waitingNote } from './plan-job.ts';

const intro = wrote('intro', PRO, at(2));
const asked = wrote('asked', CLIENT, at(3));
const answered = wrote('answered', PRO, at(4));
const draft = file('draft', 'DRAFT_RETURN', at(5), 'Draft return 2025');
const photo = file('id', 'ID', at(2));
const submitted = { step: 'DRAFT_SUBMITTED', step_time: at(5) };
const approved = { step: 'DRAFT_APPROVED', step_time: at(6) };

const ROWS: [string, string, JobChange, [string, string][]][] = [
  ['greets a new client', at(2), {}, [['intro', 'S1']]],
  [
    'greets, and leaves the client’s question to the pro',
    at(4),
    { messages: [asked] },
    [
      ['intro', 'S1'],
      ['answer', 'L1'],
    ],
  ],
  ['leaves an answer to the pro', at(3), { messages: [intro, asked] }, [['answer', 'L1']]],
  [
    'holds the client when the time to answer runs out',
    at(5),
    { messages: [intro, asked] },
    [['holding-reply', 'L1']],
  ],
  [
    'answers on a job that is On-Hold, too',
    at(3),
    { messages: [intro, asked], job: { status: 'ON_HOLD' } },
    [['answer', 'L1']],
  ],
  ['says nothing while all is well', '2026-03-02T18:00:00Z', { messages: [intro] }, []],
  [
    'says nothing on a job that has ended',
    at(9),
    { messages: [intro, asked], job: { status: 'CLOSED' } },
    [],
  ],
  [
    'says by when the draft comes',
    at(4),
    { messages: [intro], documents: [photo], info_complete: [declared(at(3))] },
    [['commitment', 'M3']],
  ],
  [
    'promises no day that is over',
    at(31),
    { messages: [intro], documents: [photo], info_complete: [declared(at(3))] },
    [],
  ],
  [
    'asks for what is missing when the introduction’s promise is due',
    at(4),
    { messages: [intro], documents: [photo] },
    [['open-items', 'S8']],
  ],
  [
    'asks for nothing while a scope change waits',
    at(4),
    { messages: [intro], job: { pending_scope_change_id: 'sc' } },
    [],
  ],
  [
    'notes what is missing instead of asking a silent client again',
    at(9),
    { messages: [intro, asked, answered] },
    [['waiting-note', 'M1']],
  ],
  [
    'waits two business days before it notes that; a weekend is none',
    at(6),
    { messages: [intro, asked, wrote('on friday', PRO, at(6))] },
    [],
  ],
  [
    'tells the client of a draft',
    at(5),
    { messages: [intro, asked, answered], documents: [draft], job: submitted },
    [['draft-ready', 'D2']],
  ],
  [
    'tells nobody twice of a draft',
    at(6),
    { messages: [intro, wrote('told', PRO, at(6))], documents: [draft], job: submitted },
    [],
  ],
  [
    'tells nobody of a draft whom it has made write',
    at(7),
    { messages: [intro, wrote('c', CLIENT, at(6))], documents: [draft], job: submitted },
    [['answer', 'L1']],
  ],
  [
    'answers first, then tells of a draft that came after the question',
    at(5),
    {
      messages: [intro, wrote('c', CLIENT, '2026-03-04T20:00:00Z')],
      documents: [draft],
      job: submitted,
    },
    [
      ['answer', 'L1'],
      ['draft-ready', 'D2'],
    ],
  ],
  [
    'tells of the draft that corrects a rejected one',
    at(7),
    {
      messages: [intro, asked, wrote('sorry', PRO, at(6))],
      documents: [draft, file('second', 'DRAFT_RETURN', at(7))],
      job: { step: 'DRAFT_REJECTED', step_time: at(6) },
    },
    [['draft-ready', 'D2']],
  ],
  [
    'asks for the signature once the draft is approved',
    at(7),
    { messages: [intro, wrote('told', PRO, at(5))], documents: [draft], job: approved },
    [['signature-request', 'I1']],
  ],
  [
    'asks nobody twice to sign',
    at(9),
    { messages: [intro, wrote('please sign', PRO, at(9))], documents: [draft], job: approved },
    [],
  ],
  ['closes what may be closed', at(9), readyJob() as JobChange, [['close', 'X11']]],
  [
    'does nothing for a job of which too little is known',
    at(9),
    { messages: [intro, answered], info_complete: null },
    [],
  ],
];

describe('the day’s actions on a job', () => {
  test.each(ROWS)('%s', (_title, now, change, expected) => {
    const actions = proposedOn(now, change);
    expect(actions.map(({ kind, rule }) => [kind, rule])).toEqual(expected);
    for (const { reason } of actions) expect(reason).toMatch(/\.$/);
  });
});

describe('a request for open items', () => {
  const items = (change: JobChange, notes = [waitingNote(3, 'Form 1098', 'Photo ID')]) =>
    proposedOn(at(4), change, { notes })
      .filter(({ kind }) => kind === 'open-items')
      .map(({ content }) => ('values' in content ? content.values['items'] : null));

  test('asks for what the pro’s note names', () => {
    expect(items({ messages: [intro], documents: [photo] })).toEqual([
      [{ what: 'Form 1098' }, { what: 'Photo ID' }],
    ]);
  });

  test('asks for documents when there are none, else leaves it to the pro', () => {
    expect(items({ messages: [intro] }, [])).toEqual([
      [{ what: 'Your tax documents', why: 'none have been uploaded yet' }],
    ]);
    expect(items({ messages: [intro], documents: [photo] }, [])).toEqual([
      [{ what: 'TODO: what is missing' }],
    ]);
  });

  test('is not repeated, whatever the note says', () => {
    expect(items({ messages: [intro, wrote('request', PRO, at(3))] })).toEqual([]);
  });
});

describe('a note about a silent client', () => {
  const noteOn = (day: number, change: JobChange, notes: Parameters<typeof proposedOn>[2]) =>
    proposedOn(at(day), change, notes).filter(({ kind }) => kind === 'waiting-note');
  const silent = { messages: [intro, asked, answered] };

  test('names the open items and since when', () => {
    expect(noteOn(9, silent, { notes: [waitingNote(3, 'Form 1098')] })).toMatchObject([
      { content: { items: ['Form 1098'], since: '2026-03-04' } },
    ]);
  });

  test('is written once for each silence', () => {
    expect(noteOn(9, silent, { notes: [waitingNote(6, 'Form 1098')] })).toEqual([]);
  });

  test('is not proposed where a portal has no notes, or the client has written', () => {
    expect(noteOn(9, silent, { notes: null })).toEqual([]);
    const heard = { messages: [...silent.messages, wrote('back', CLIENT, at(5))] };
    expect(noteOn(9, heard, {})).toEqual([]);
  });

  test('says that an approval or a signature is missing', () => {
    const told = wrote('told', PRO, at(6));
    const withDraft = { messages: [intro, told], documents: [draft] };
    expect(noteOn(11, { ...withDraft, job: submitted }, {})).toMatchObject([
      { content: { items: ['Approval of the draft “Draft return 2025”'] } },
    ]);
    expect(noteOn(11, { ...withDraft, job: approved }, {})).toMatchObject([
      { content: { items: ['The signed e-file authorization (Form 8879)'] } },
    ]);
  });
});

describe('a check-in before the deadline', () => {
  const old = wrote('old', PRO, at(3));
  const change: JobChange = {
    messages: [intro, old],
    documents: [draft],
    job: { ...approved, step_time: at(5) },
    milestones: [ticked('E-file authorization signed', at(6), 'CLIENT')],
  };
  const kinds = (now: string, daysAhead?: number) =>
    proposedOn(now, change, daysAhead === undefined ? {} : { daysAhead }).map(({ kind }) => kind);

  test('is proposed on its last day, and earlier when more days are looked ahead', () => {
    expect(kinds('2026-04-08T12:00:00Z')).toEqual(['check-in']);
    expect(kinds('2026-04-03T12:00:00Z')).toEqual([]);
    expect(kinds('2026-04-03T12:00:00Z', 4)).toEqual(['check-in']);
  });

  test('says where the return stands and when it is due', () => {
    const [action] = proposedOn('2026-04-08T12:00:00Z', change);
    expect(action).toMatchObject({
      rule: 'A2',
      content: { values: { deadline: '2026-04-15', standing: 'filing' } },
    });
  });
});
