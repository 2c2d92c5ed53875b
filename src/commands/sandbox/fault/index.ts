import { integer } from '../../parse.ts';
import type { NounSpec, OptionSpec } from '../../spec.ts';
import { FAULT_FIELDS } from './fields.ts';
import { parseHeader } from './parse-header.ts';
import { parseProbability } from './parse-probability.ts';

const DATA: OptionSpec = { flags: '--data <folder>', about: 'The embedded portal of this folder' };

const LARGEST = 2 ** 31 - 1;

/** Which requests, and how often. */
const CHOOSING: readonly OptionSpec[] = [
  {
    flags: '--on <requests>',
    about: 'An operation’s id, or "POST /v1.0/jobs/*"; all unless given',
  },
  { flags: '--job <short-id>', about: 'Only requests about this job' },
  { flags: '--times <n>', about: 'Act this many times, then no more', parse: integer(1, LARGEST) },
  { flags: '--after <n>', about: 'Let this many through first', parse: integer(0, LARGEST) },
  {
    flags: '--probability <p>',
    about: 'Act by chance, 0 to 1; the same seed, the same sequence',
    parse: parseProbability,
  },
  { flags: '--seed <n>', about: 'Seed of the chance (default 1)', parse: integer(0, LARGEST) },
];

/** What happens. */
const HAPPENING: readonly OptionSpec[] = [
  {
    flags: '--status <code>',
    about: 'Do nothing and answer this status',
    parse: integer(200, 599),
  },
  {
    flags: '--header <header>',
    about: 'A header of that answer, such as "X-Reason: none"',
    repeatable: true,
    parse: parseHeader,
  },
  { flags: '--rate-limit <time>', about: 'Do nothing and answer 429 that asks for this time' },
  {
    flags: '--retry-after-as <form>',
    about: 'How it asks: as seconds, or as a date',
    choices: ['seconds', 'date'],
  },
  {
    flags: '--expire-token <life>',
    about: 'Refuse tokens with 401 after "3 uses" or 30s',
  },
  {
    flags: '--reset <where>',
    about: 'Cut the connection: before-headers, during-request, after-commit, mid-body',
  },
  {
    flags: '--after-bytes <n>',
    about: 'Cut a body after this many bytes (default: half)',
    parse: integer(0, LARGEST),
  },
  {
    flags: '--body <body>',
    about: 'Spoil the answer: truncated, malformed, html, empty; or your own text with --status',
  },
  { flags: '--digest <how>', about: 'wrong: tell the digests of other bytes' },
  { flags: '--page-token <how>', about: 'endless: the last page leads to the first again' },
  {
    flags: '--duplicate',
    about: 'Carry it out twice, and give the second answer; what takes no key is there twice',
  },
  {
    flags: '--latency <time>',
    about: 'Answer this much later, such as 2s; the work is done at once',
  },
  { flags: '--drip <rate>', about: 'Answer in drops: bytes a second, or 16/50ms' },
  { flags: '--clock-skew <shift>', about: 'Be off by +5m or -2h: Date header and new times' },
];

export const fault: NounSpec = {
  name: 'fault',
  summary: 'Make it fail on purpose',
  verbs: [
    {
      name: 'add',
      summary: 'Make the portal that runs fail on purpose',
      about:
        'The first fault that matches a request acts. Stopping the portal ends them; a reset brings back those of sandbox start --faults, and no others.',
      options: [...CHOOSING, ...HAPPENING, DATA],
      examples: [
        'taxq sandbox fault add --on uploadProDocument --reset after-commit --times 1',
        'taxq sandbox fault add --status 503 --probability 0.2 --seed 7',
        'taxq sandbox fault add --on "GET /pro/v1/jobs/*" --latency 2s',
        'taxq sandbox fault add --rate-limit 3s --retry-after-as date --after 10 --times 2',
      ],
      fields: FAULT_FIELDS,
      exits: [5, 7],
      load: async () => (await import('./add.ts')).runAdd,
    },
    {
      name: 'list',
      summary: 'List the faults, and how often each has acted',
      options: [DATA],
      examples: [
        'taxq sandbox fault list',
        "taxq sandbox fault list --json | jq '.[] | select(.left == 0)'",
      ],
      fields: FAULT_FIELDS,
      exits: [7],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'clear',
      summary: 'Take faults away, all unless named',
      arguments: [{ name: '[fault...]', about: 'Ids, as fault list shows them' }],
      options: [DATA],
      examples: ['taxq sandbox fault clear', 'taxq sandbox fault clear f1 f3'],
      exits: [5, 7],
      load: async () => (await import('./clear.ts')).runClear,
    },
  ],
};
