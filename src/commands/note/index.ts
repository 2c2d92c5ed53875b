import { JOB } from '../arguments.ts';
import { NOTE_OVERRIDE_OPTIONS } from '../message/parse-overrides.ts';
import { integer } from '../parse.ts';
import type { NounSpec } from '../spec.ts';
import { NOTE_FIELDS, WRITTEN_NOTE_FIELDS } from './fields.ts';
import { KIND_NAMES, noteOptions } from './parse-options.ts';

export const note: NounSpec = {
  name: 'note',
  summary: 'Internal notes: admins read them, clients never see them',
  verbs: [
    {
      name: 'add',
      summary: 'Write an internal note on a job',
      about:
        'Each kind asks for what belongs in it; on a terminal, what you leave out is asked. Clients never see a note. What breaks a rule, such as a whole Social Security number, isn’t written. Of a call, the summary is sent to the client first, checked by the rules for messages.',
      arguments: [JOB, { name: '[stdin]', about: '- reads the text from standard input' }],
      options: [
        { flags: '--kind <kind>', about: 'What it is about', choices: KIND_NAMES },
        { flags: '--text <text>', about: 'The text itself, in place of what the kind asks for' },
        ...noteOptions(),
        ...NOTE_OVERRIDE_OPTIONS,
      ],
      examples: [
        'taxq note add Rivera --kind waiting --item "Form W-2" --item "Last year’s return"',
        'taxq note add JOB --kind call --date 2026-04-02 --takeaway "Send Form 1098 | Sam | 2026-04-09"',
        'taxq note add JOB --kind working --text "State return, then the draft"',
      ],
      fields: WRITTEN_NOTE_FIELDS,
      exits: [4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./add.ts')).runAdd,
    },
    {
      name: 'list',
      summary: 'List the internal notes of a job, newest first',
      arguments: [JOB],
      options: [
        { flags: '--kind <kind>', about: `Only of this kind: ${KIND_NAMES.join(', ')}` },
        {
          flags: '--limit <n>',
          about: 'At most this many (default 20)',
          parse: integer(1, 1_000_000),
        },
      ],
      examples: ['taxq note list Rivera', 'taxq note list JOB --kind waiting --json text'],
      fields: NOTE_FIELDS,
      exits: [4, 5, 7, 10],
      load: async () => (await import('./list.ts')).runList,
    },
  ],
};
