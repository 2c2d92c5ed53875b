import { UPLOAD_OVERRIDE_OPTIONS } from '../doc/parse-override.ts';
import { integer } from '../parse.ts';
import type { ArgumentSpec, NounSpec, OptionSpec } from '../spec.ts';
import {
  PLAN_FIELDS,
  RUN_FIELDS,
  STATUS_FIELDS,
  STATUS_ITEM_FIELDS,
  VERIFY_FIELDS,
} from './fields.ts';

const MANIFEST: ArgumentSpec = {
  name: '<manifest>',
  about: 'CSV or JSON with the columns file, job and tag; - for standard input',
};

const ACCEPT: OptionSpec = {
  flags: '--accept',
  about: 'Take scans: PDFs without text, whose client can’t be checked',
};

export const upload: NounSpec = {
  name: 'upload',
  summary: 'Many documents to many jobs, each exactly once',
  verbs: [
    {
      name: 'plan',
      summary: 'Match files with jobs and tags, check them, write a manifest',
      about:
        'Reads names and PDFs on this machine and compares with the portal; nothing is sent. Correct the manifest in any spreadsheet, then run it.',
      arguments: [
        {
          name: '<path...>',
          about: 'Files, folders or quoted globs; - for paths on standard input',
        },
      ],
      options: [
        {
          flags: '-o, --out <file>',
          about: 'Write the manifest: CSV, or JSON for a name in .json',
        },
        { flags: '--tag <tag>', about: 'The tag of files whose names tell none' },
        ACCEPT,
      ],
      examples: [
        'taxq upload plan returns/ -o plan.csv',
        "taxq upload plan 'returns/*final*.pdf' --json | jq '.[] | select(.verdict != \"upload\")'",
        'find returns -name "*.pdf" -print0 | taxq upload plan - -o plan.csv',
      ],
      fields: PLAN_FIELDS,
      exits: [4, 6, 7],
      load: async () => (await import('./plan.ts')).runPlan,
    },
    {
      name: 'run',
      summary: 'Upload what a manifest says, each file exactly once',
      about:
        'Run it again after any interruption: what has arrived is not sent twice. Ctrl-C lets what is under way finish for ten seconds.',
      arguments: [MANIFEST],
      options: [
        {
          flags: '--concurrency <n>',
          about: 'Uploads at the same time, at most (default 4)',
          parse: integer(1, 32),
        },
        ACCEPT,
        {
          flags: '--left <file>',
          about: 'Where to write what didn’t arrive, as a manifest (default: beside it, .left.csv)',
        },
        ...UPLOAD_OVERRIDE_OPTIONS,
      ],
      examples: [
        'taxq upload run plan.csv',
        'taxq upload run plan.csv --dry-run',
        'taxq upload run plan.csv --format ndjson | jq -r \'select(.status == "failed").file\'',
      ],
      fields: RUN_FIELDS,
      exits: [4, 6, 7, 8, 130],
      writes: true,
      load: async () => (await import('./run.ts')).runRun,
    },
    {
      name: 'status',
      summary: 'Show the bulk uploads of this machine, or the files of one',
      arguments: [{ name: '[run]', about: 'Id of a run; else the newest runs' }],
      options: [
        { flags: '--limit <n>', about: 'Runs to show (default 20)', parse: integer(1, 1000) },
      ],
      examples: ['taxq upload status', 'taxq upload status RUN --json status,file,error'],
      fields: [...new Set([...STATUS_FIELDS, ...STATUS_ITEM_FIELDS])],
      exits: [5],
      load: async () => (await import('./status.ts')).runStatus,
    },
    {
      name: 'verify',
      summary: 'Prove that the portal holds each file of a manifest, once',
      about:
        'Compares digests where the portal tells them, else fetches what it holds. Ends with exit code 9 unless everything is proven.',
      arguments: [MANIFEST],
      examples: [
        'taxq upload verify plan.csv',
        'taxq upload verify plan.csv --json | jq \'.[] | select(.status != "held")\'',
      ],
      fields: VERIFY_FIELDS,
      exits: [4, 7, 9],
      load: async () => (await import('./verify.ts')).runVerify,
    },
  ],
};
