import { describe, expect, test } from 'vitest';
import { basisChange, basisOf, NO_CHANGES } from '../../../../src/rules/plan/basis.ts';
import {
  clockJob,
  declared,
  file,
  type JobChange,
  ticked,
  unticked,
  wrote,
} from '../clocks/clock-job.ts';
import { CLIENT, PLATFORM, PRO } from '../ready-job.ts';
import { at, waitingNote } from './plan-job.ts';

const intro = wrote('intro', PRO, at(2));
const before: JobChange = { messages: [intro], documents: [file('w2', 'W_2', at(1))] };

const facts = (change: JobChange, notes = [waitingNote(2, 'W-2')]) => ({
  job: clockJob({ ...before, ...change }),
  notes,
});

const change = (after: JobChange, notes?: Parameters<typeof facts>[1], own = NO_CHANGES) => {
  const now = facts(after, notes);
  return basisChange(basisOf(facts({})), basisOf(now, own), now.job);
};

const ROWS: [string, JobChange, string | null][] = [
  ['nothing has happened', {}, null],
  ['the status is another', { job: { status: 'ON_HOLD' } }, 'The job was CLAIMED and is ON_HOLD.'],
  [
    'the client wrote',
    { messages: [intro, wrote('c', CLIENT, at(3))] },
    'The client has written since.',
  ],
  [
    'the pro wrote',
    { messages: [intro, wrote('p', PRO, at(3))] },
    'You have written to the client since.',
  ],
  [
    'the portal wrote',
    { messages: [intro, wrote('x', PLATFORM, at(3))] },
    'Somebody else has written since.',
  ],
  ['the message is gone', { messages: [] }, 'The last message is gone.'],
  [
    'a document came',
    { documents: [file('w2', 'W_2', at(1)), file('1098', 'F_1098', at(3))] },
    'The documents have changed.',
  ],
  ['the step is another', { job: { step: 'DRAFT_APPROVED' } }, 'The return has gone a step on.'],
  [
    'a milestone was ticked',
    { milestones: [ticked('Filed', at(3))] },
    'The milestones have changed.',
  ],
  [
    'the information was declared complete',
    { info_complete: [declared(at(3))] },
    'Whether the information is complete has changed.',
  ],
  [
    'a scope change was requested',
    { job: { pending_scope_change_id: 'sc' } },
    'A scope change was requested or decided.',
  ],
];

describe('what an action is based on', () => {
  test.each(ROWS)('when %s', (_title, after, expected) => {
    expect(change(after)).toBe(expected);
  });

  test('is the note about what is missing, too', () => {
    const notes = [waitingNote(3, 'W-2'), waitingNote(2, 'W-2')];
    expect(change({}, notes)).toBe('A note about what is missing was written.');
  });

  test('doesn’t change by what the plan itself has done', () => {
    const own = { messages: new Set(['mine']), notes: new Set(['note-3']) };
    const mine = { messages: [intro, wrote('mine', PRO, at(3))] };
    const notes = [waitingNote(3, 'W-2'), waitingNote(2, 'W-2')];
    expect(change(mine, notes, own)).toBeNull();
    const replied = { messages: [...mine.messages, wrote('c', CLIENT, at(4))] };
    expect(change(replied, notes, own)).toBe('The client has written since.');
  });

  test('is another when one milestone is ticked and another unticked', () => {
    const was = facts({ milestones: [ticked('Draft', at(3)), unticked('Filed')] });
    const is = facts({ milestones: [unticked('Draft'), ticked('Filed', at(3))] });
    expect(basisOf(was).milestones).toBe('1 of 2 ticked (1)');
    expect(basisChange(basisOf(was), basisOf(is), is.job)).toBe('The milestones have changed.');
  });

  test('is the same again once a declaration was withdrawn', () => {
    expect(change({ info_complete: [declared(at(3), at(4))] })).toBeNull();
  });
});
