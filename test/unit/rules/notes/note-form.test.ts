import { describe, expect, test } from 'vitest';
import { findKind, NOTE_KINDS } from '../../../../src/rules/notes/kinds.ts';
import { noteText } from '../../../../src/rules/notes/note-form.ts';

type Given = Record<string, string | string[]>;

const note = (name: string, given: Given): string => {
  const kind = findKind(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return noteText(
    kind,
    new Map(Object.entries(given).map(([key, value]) => [key, [value].flat()])),
  );
};

const FORMS: readonly [kind: string, given: Given, lines: string[]][] = [
  [
    'waiting',
    { item: ['Form W-2', 'Form 1098'], since: '2026-04-02' },
    [
      '### Missing from the client',
      '- Form W-2',
      '- Form 1098',
      '',
      '### Waiting since',
      '- April 2, 2026',
    ],
  ],
  [
    'working',
    { doing: 'The state return', 'blocked-by': 'A K-1 that is not final' },
    ['### Working on now', '- The state return', '', '### Held up by', '- A K-1 that is not final'],
  ],
  [
    'off-platform',
    { channel: 'phone', date: '2026-01-31', gist: 'Asked about the refund' },
    [
      '### Contact off the platform',
      '- By: phone',
      '- On: January 31, 2026',
      '- What was said: Asked about the refund',
    ],
  ],
  [
    'call',
    {
      date: '2026-02-28',
      takeaway: ['Send Form 1098 | Sam Rivera | 2026-03-06', 'File jointly', 'Look it up | Dana'],
    },
    [
      '### Call with the client',
      '- On: February 28, 2026',
      '',
      '### Takeaways',
      '- Send Form 1098 (responsible: Sam Rivera, by March 6, 2026)',
      '- File jointly',
      '- Look it up (responsible: Dana)',
    ],
  ],
  [
    'case',
    {
      problem: 'Upload fails',
      solution: 'Smaller file',
      solved: 'yes',
      actions: ['Uploaded it with them', 'Checked the tag'],
      resources: 'Help on uploads',
    },
    [
      '### Problem',
      '- Upload fails',
      '',
      '### Solution or answer',
      '- Smaller file',
      '',
      '### Solved',
      '- yes',
      '',
      '### Further actions',
      '- Uploaded it with them',
      '- Checked the tag',
      '',
      '### Resources given',
      '- Help on uploads',
    ],
  ],
  [
    'no-case',
    { steps: 'Searched by phone' },
    ['### No case came up; steps taken', '- Searched by phone'],
  ],
  ['no-answer', { voicemail: 'no' }, ['### No answer', '- Voicemail: no']],
  [
    'transfer',
    { to: 'Billing', reason: 'A refund' },
    ['### Transferred', '- To: Billing', '- Reason: A refund'],
  ],
  [
    'callback',
    { by: 'cpa', when: 'Mornings', why: 'An amended return' },
    ['### Callback requested', '- By: a CPA', '- When: Mornings', '- Why: An amended return'],
  ],
  [
    'resolved',
    { 'all-issues': 'yes', problem: 'A notice', solution: 'Answered it' },
    ['### Resolved', '- All issues: yes', '- Problem: A notice', '- Solution: Answered it'],
  ],
  [
    'dropped',
    { problem: 'A notice', reached: 'no' },
    ['### Contact dropped', '- Problem: A notice', '- Reached again: no'],
  ],
  [
    'improper',
    { type: 'Insults', steps: ['Warned once', 'Ended it'] },
    [
      '### Improper contact',
      '- Type: Insults',
      '',
      '### Steps taken',
      '- Warned once',
      '- Ended it',
    ],
  ],
];

describe('the form of a note', () => {
  test.each(FORMS)('of kind %s', (kind, given, lines) => {
    expect(note(kind, given)).toBe(lines.join('\n'));
  });

  test('is known for every kind there is', () => {
    expect(FORMS.map(([kind]) => kind)).toEqual(NOTE_KINDS.map(({ name }) => name));
  });

  test('leaves no trace of what was left out', () => {
    expect(note('waiting', { item: 'Form W-2' })).toBe('### Missing from the client\n- Form W-2');
    expect(note('working', { doing: 'The draft' })).toBe('### Working on now\n- The draft');
  });

  test('uses headings and bullets of the portal’s Markdown only (M14)', () => {
    for (const [kind, given] of FORMS) {
      for (const line of note(kind, given).split('\n'))
        expect(line).toMatch(/^(### \S.*|- \S.*|)$/);
    }
  });
});
