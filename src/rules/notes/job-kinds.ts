import { field, type NoteKind } from './note-field.ts';

const CONTACT = 'Contact off the platform';
const CALL = 'Call with the client';

/**
 * Notes about where a job stands: what is missing, what is being done, contact off the platform
 * (M13 and M7), calls (M6). Rocket Tax service expectations.
 */
export const JOB_KINDS: readonly NoteKind[] = [
  {
    name: 'waiting',
    about: 'what is missing from the client',
    fields: [
      field('list', 'item', 'What is missing from the client?', 'Missing from the client'),
      field('day', 'since', 'Since which day?', 'Waiting since', { required: false }),
    ],
    reminder:
      'Don’t send a silent client the same message again (rule M1): tell Taxfyle Support, who try to reach them.',
  },
  {
    name: 'working',
    about: 'what you are working on',
    fields: [
      field('text', 'doing', 'What are you working on?', 'Working on now'),
      field('text', 'blocked-by', 'What holds it up?', 'Held up by', { required: false }),
    ],
    reminder: null,
  },
  {
    name: 'off-platform',
    about: 'contact outside the platform',
    fields: [
      field('choice', 'channel', 'Through what?', CONTACT, {
        label: 'By',
        choices: [
          { value: 'mail', name: 'mail' },
          { value: 'phone', name: 'phone' },
          { value: 'other', name: 'another channel' },
        ],
      }),
      field('day', 'date', 'On which day?', CONTACT, { label: 'On' }),
      field('text', 'gist', 'What was said?', CONTACT, { label: 'What was said' }),
    ],
    reminder: null,
  },
  {
    name: 'call',
    about: 'a call with the client; its summary goes to the chat as well',
    fields: [
      field('day', 'date', 'On which day?', CALL, { label: 'On' }),
      field(
        'takeaways',
        'takeaway',
        'What was agreed? (what | who | by when as yyyy-mm-dd)',
        'Takeaways',
      ),
    ],
    reminder: 'Calls are the exception (rule M5): Taxfyle’s customer success has to know of each.',
  },
];
