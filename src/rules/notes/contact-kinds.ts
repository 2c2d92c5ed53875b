import { field, type NoteKind, yesNo } from './note-field.ts';

const TRANSFER = 'Transferred';
const CALLBACK = 'Callback requested';
const RESOLVED = 'Resolved';
const DROPPED = 'Contact dropped';
const IMPROPER = 'Improper contact';

const PROBLEM = 'What was the problem?';
const SOLUTION = 'What was the solution or the answer?';
const STEPS = 'Which steps did you take?';

/** Notes about one contact: the five points and the outcomes of TurboTax Live’s case notes. */
export const CONTACT_KINDS: readonly NoteKind[] = [
  {
    name: 'case',
    about: 'a contact in five points',
    fields: [
      field('text', 'problem', PROBLEM, 'Problem'),
      field('text', 'solution', SOLUTION, 'Solution or answer'),
      yesNo('solved', 'Was the problem solved?', 'Solved'),
      field('list', 'actions', 'What else was done?', 'Further actions'),
      field('list', 'resources', 'What was the client given to read?', 'Resources given'),
    ],
    reminder: null,
  },
  {
    name: 'no-case',
    about: 'a contact for which no case came up',
    fields: [field('list', 'steps', STEPS, 'No case came up; steps taken')],
    reminder: null,
  },
  {
    name: 'no-answer',
    about: 'a client who didn’t answer',
    fields: [yesNo('voicemail', 'Did it go to voicemail?', 'No answer', 'Voicemail')],
    reminder: null,
  },
  {
    name: 'transfer',
    about: 'a contact handed on',
    fields: [
      field('text', 'to', 'To which department or queue?', TRANSFER, { label: 'To' }),
      field('text', 'reason', 'For which reason?', TRANSFER, { label: 'Reason' }),
    ],
    reminder: null,
  },
  {
    name: 'callback',
    about: 'a callback that the client asks for',
    fields: [
      field('choice', 'by', 'Who is to call back?', CALLBACK, {
        label: 'By',
        choices: [
          { value: 'cpa', name: 'a CPA' },
          { value: 'manager', name: 'a manager' },
        ],
      }),
      field('text', 'when', 'When can the client be reached?', CALLBACK, { label: 'When' }),
      field('text', 'why', 'Why do they ask for it?', CALLBACK, { label: 'Why' }),
    ],
    reminder: 'Leave the job open until the callback.',
  },
  {
    name: 'resolved',
    about: 'a problem that is solved',
    fields: [
      yesNo('all-issues', 'Are all issues resolved?', RESOLVED, 'All issues'),
      field('text', 'problem', PROBLEM, RESOLVED, { label: 'Problem' }),
      field('text', 'solution', SOLUTION, RESOLVED, { label: 'Solution' }),
    ],
    reminder: null,
  },
  {
    name: 'dropped',
    about: 'a contact that broke off',
    fields: [
      field('text', 'problem', PROBLEM, DROPPED, { label: 'Problem' }),
      yesNo('reached', 'Did you reach the client again?', DROPPED, 'Reached again'),
    ],
    reminder: null,
  },
  {
    name: 'improper',
    about: 'an improper contact',
    fields: [
      field('text', 'type', 'In which way was it improper?', IMPROPER, { label: 'Type' }),
      field('list', 'steps', STEPS, 'Steps taken'),
    ],
    reminder: null,
  },
];
