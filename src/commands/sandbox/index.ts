import { integer } from '../parse.ts';
import type { NounSpec, OptionSpec } from '../spec.ts';
import { fault } from './fault/index.ts';
import { CLIENT_FIELDS, START_FIELDS, STATUS_FIELDS } from './fields.ts';
import { parseSeed } from './parse-seed.ts';

const DATA: OptionSpec = { flags: '--data <folder>', about: 'Keep its data here' };
const SEED: OptionSpec = {
  flags: '--seed <seed>',
  about: 'Fill an empty folder with demo (twelve jobs), or with this many jobs',
  parse: parseSeed,
};
const SERVER_OPTIONS: readonly OptionSpec[] = [
  SEED,
  {
    flags: '--clock <time>',
    about: 'Stand still at an instant (2026-04-14T23:00:00Z), or shift the clock (+3d, -90m)',
  },
  {
    flags: '--surface <surface>',
    about: 'all, or public for the documented API only',
    choices: ['all', 'public'],
  },
  {
    flags: '--token-ttl <seconds>',
    about: 'How long access tokens live (default 3600)',
    parse: integer(1, 86_400),
  },
  {
    flags: '--faults <file>',
    about: 'Fail on purpose as a YAML or JSON file says (see sandbox fault add)',
  },
];

export const sandbox: NounSpec = {
  name: 'sandbox',
  summary: 'The embedded portal: a real server on this machine only, for trying and testing',
  verbs: [
    {
      name: 'start',
      summary: 'Start the embedded portal',
      about: 'It runs until Ctrl-C; with --detach it goes on in the background',
      options: [
        { flags: '--detach', about: 'Go on in the background' },
        {
          flags: '--port <n>',
          about: 'Listen here (default: the port it had before, or any free one)',
          parse: integer(0, 65_535),
        },
        DATA,
        ...SERVER_OPTIONS,
      ],
      examples: [
        'taxq sandbox start --detach',
        'taxq sandbox start --json --port 0 --seed 500 --data ./portal',
      ],
      fields: START_FIELDS,
      load: async () => (await import('./start.ts')).runStart,
    },
    {
      name: 'status',
      summary: 'Tell whether it runs, and where',
      options: [DATA],
      examples: ['taxq sandbox status --json'],
      fields: STATUS_FIELDS,
      load: async () => (await import('./status.ts')).runStatus,
    },
    {
      name: 'stop',
      summary: 'Stop it; its data stays',
      options: [DATA],
      examples: ['taxq sandbox stop'],
      load: async () => (await import('./stop.ts')).runStop,
    },
    {
      name: 'reset',
      summary: 'Throw its data away and fill it anew',
      about: 'Faults set by hand go too; those of --faults begin anew',
      options: [DATA, SEED],
      writes: true,
      examples: ['taxq sandbox reset --yes', 'taxq sandbox reset --seed 500 --yes'],
      load: async () => (await import('./reset.ts')).runReset,
    },
    {
      name: 'exec',
      summary: 'Run a program against a fresh one, then stop it',
      about:
        'The program gets TAXQ_URL, TAXQ_TOKEN_URL, TAXQ_CLIENT_ID, TAXQ_CLIENT_SECRET and a fresh TAXQ_HOME, with --surface public also TAXQ_USER_ID; its exit code is passed on',
      arguments: [{ name: '<program...>', about: 'The program and its arguments, after --' }],
      options: SERVER_OPTIONS,
      examples: [
        'taxq sandbox exec -- npm test',
        'taxq sandbox exec --seed 500 -- taxq job list --all',
        'taxq sandbox exec --surface public -- taxq queue',
        'taxq sandbox exec --faults faults.yaml -- npm test',
      ],
      load: async () => (await import('./exec.ts')).runExec,
    },
    {
      name: 'client',
      summary: 'Play the client of a job',
      arguments: [
        { name: '<job>', about: 'Short id or id of the job' },
        {
          name: '<action>',
          about:
            'say TEXT, upload FILE, approve-draft, reject-draft, approve-scope, reject-scope, tick MILESTONE',
        },
        { name: '[value]', about: 'The text, file or milestone' },
      ],
      options: [
        { flags: '--reason <text>', about: 'Why the client rejects' },
        { flags: '--tag <id>', about: 'Document type of an upload, such as W_2' },
        { flags: '--title <title>', about: 'Title of an upload' },
        DATA,
      ],
      examples: [
        'taxq sandbox client JOB say "When will my return be ready?"',
        'taxq sandbox client JOB approve-draft',
        'taxq sandbox client JOB tick "Documents received"',
      ],
      fields: CLIENT_FIELDS,
      exits: [5, 6, 7],
      load: async () => (await import('./client.ts')).runClient,
    },
  ],
  nouns: [fault],
};
