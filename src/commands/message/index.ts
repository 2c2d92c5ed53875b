import { JOB, JOBS } from '../arguments.ts';
import { integer } from '../parse.ts';
import type { NounSpec, OptionSpec } from '../spec.ts';
import {
  DELIVERY_FIELDS,
  EXPORT_FIELDS,
  FINDING_FIELDS,
  MESSAGE_FIELDS,
  PREVIEW_FIELDS,
} from './fields.ts';
import { OVERRIDE_OPTIONS } from './parse-overrides.ts';

const VAR: OptionSpec = {
  flags: '--var <name=value>',
  about: 'A variable of the template; once per entry for a list',
  repeatable: true,
};

export const message: NounSpec = {
  name: 'message',
  summary: 'Chat messages with clients',
  verbs: [
    {
      name: 'send',
      summary: 'Send a message to the client of each job',
      about:
        'From a template, or from a text: --text, --file, or - to type it, or pipe it in. What breaks a rule for messages isn’t sent.',
      arguments: [{ ...JOBS, name: '[job...]' }],
      options: [
        { flags: '--template <id>', about: 'Write it from this template of the message bank' },
        VAR,
        { flags: '--text <text>', about: 'The text itself; - reads standard input' },
        { flags: '--file <file>', about: 'A file with the text; - reads standard input' },
        {
          flags: '--jobs <file>',
          about: 'A file with jobs, one a line, # for remarks; - reads standard input',
        },
        ...OVERRIDE_OPTIONS,
      ],
      examples: [
        'taxq message send JOB --template open-items --var "items=W-2 from Acme"',
        'taxq message send JOB --text "Thank you, that is all I need."',
        'taxq message send JOB - --yes < reply.md',
        'taxq message send JOB --file reply.md --override M18 --reason "Sam is her husband"',
      ],
      fields: DELIVERY_FIELDS,
      exits: [4, 5, 6, 7, 8],
      writes: true,
      load: async () => (await import('./send.ts')).runSend,
    },
    {
      name: 'list',
      summary: 'Show the conversation with a client, oldest first',
      arguments: [JOB],
      options: [
        {
          flags: '--limit <n>',
          about: 'The last so many (default 20)',
          parse: integer(1, 1_000_000),
        },
        { flags: '--all', about: 'The whole conversation' },
      ],
      examples: ['taxq message list Rivera', 'taxq message list JOB --all --format ndjson'],
      fields: MESSAGE_FIELDS,
      exits: [4, 5, 7],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'preview',
      summary: 'Write a message from a template and show it; nothing is sent',
      arguments: [JOB],
      options: [{ flags: '--template <id>', about: 'The template to use', required: true }, VAR],
      examples: ['taxq message preview JOB --template intro-rocket-tax'],
      fields: PREVIEW_FIELDS,
      exits: [4, 5, 6, 7],
      load: async () => (await import('./preview.ts')).runPreview,
    },
    {
      name: 'lint',
      summary: 'Check a text by the rules for messages; nothing is sent',
      about:
        'With --job also for the client’s name, other clients’ names and repeats; without it no portal is asked.',
      arguments: [{ name: '[file]', about: 'A file with the text; - reads standard input' }],
      options: [
        { flags: '--job <job>', about: 'The job that the text is for' },
        { flags: '--text <text>', about: 'The text itself; - reads standard input' },
        {
          flags: '--audience <who>',
          about: 'Who reads it (default client)',
          choices: ['client', 'note'],
        },
        {
          flags: '--workspace <pack>',
          about: 'Whose client it is, where no job tells',
          choices: ['rocket-tax', 'taxfyle'],
        },
      ],
      examples: [
        'taxq message lint reply.md --job Rivera',
        'taxq message lint --text "Call me at 512-555-0142." --workspace rocket-tax',
        'taxq message lint - --audience note --json < note.txt',
      ],
      fields: FINDING_FIELDS,
      exits: [4, 5, 6, 7],
      load: async () => (await import('./lint.ts')).runLint,
    },
    {
      name: 'export',
      summary: 'Save the whole conversation of a job, with what was uploaded and when',
      about: 'Times are UTC. Without -o it goes to standard output.',
      arguments: [JOB],
      options: [
        { flags: '-o, --out <file>', about: 'Write it to a new file; - is standard output' },
        {
          flags: '--format-of <format>',
          about: 'md to read or json for programs (default: by the file’s name, else md)',
          choices: ['md', 'json'],
        },
        { flags: '--replace', about: 'Replace a file that is there' },
      ],
      examples: [
        'taxq message export Rivera -o rivera.md',
        'taxq message export JOB --format-of json | jq ".messages[].text"',
      ],
      fields: EXPORT_FIELDS,
      exits: [4, 5, 7],
      load: async () => (await import('./export.ts')).runExport,
    },
  ],
};
