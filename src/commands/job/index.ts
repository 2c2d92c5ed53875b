import { JOB } from '../arguments.ts';
import { filled, integer } from '../parse.ts';
import type { NounSpec } from '../spec.ts';
import {
  EVENT_FIELDS,
  INFO_COMPLETE_FIELDS,
  JOB_FIELDS,
  JOB_VIEW_FIELDS,
  MILESTONE_FIELDS,
} from './fields.ts';

export const job: NounSpec = {
  name: 'job',
  summary: 'Jobs (engagements) and their milestones',
  verbs: [
    {
      name: 'list',
      summary: 'List jobs',
      about:
        'On a terminal open jobs come first, then what isn’t claimed, closed and cancelled; else, and within each, in the portal’s order. By urgency: taxq queue.',
      options: [
        {
          flags: '--status <status>',
          about: 'open, active, on-hold, closed, cancelled, not-claimed, or the portal’s own word',
        },
        {
          flags: '--filter <terms>',
          about: 'Only what the portal’s own filter lets through: status = "CLAIMED" AND …',
          parse: filled,
        },
        {
          flags: '--limit <n>',
          about: 'At most this many (default 50)',
          parse: integer(1, 1_000_000),
        },
        { flags: '--all', about: 'Every job, page after page' },
      ],
      examples: [
        'taxq job list --status open',
        `taxq job list --filter 'create_time >= "2026-01-01T00:00:00Z"'`,
        'taxq job list --all --format ndjson',
        'taxq job list --json short_id,status | jq -r ".[].short_id"',
      ],
      fields: JOB_FIELDS,
      exits: [4, 7, 8],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'view',
      summary: 'Show one job: facts, questionnaire, milestones, scope',
      arguments: [JOB],
      examples: ['taxq job view Rivera', 'taxq job view JOB --json jurisdictions'],
      fields: JOB_VIEW_FIELDS,
      exits: [3, 4, 5, 7],
      load: async () => (await import('./view.ts')).runView,
    },
    {
      name: 'open',
      summary: 'Open a job in the portal with a link that signs you in',
      arguments: [JOB],
      options: [{ flags: '--print', about: 'Print the link instead of opening a browser' }],
      examples: ['taxq job open JOB', 'taxq job open JOB --print'],
      fields: ['url'],
      exits: [4, 5, 7],
      load: async () => (await import('./open.ts')).runOpen,
    },
    {
      name: 'milestones',
      summary: 'List the milestones of a job, or tick the pro’s',
      arguments: [JOB],
      options: [
        {
          flags: '--done <milestone>',
          about: 'Tick this one: id or part of its name',
          repeatable: true,
        },
      ],
      examples: ['taxq job milestones JOB', 'taxq job milestones JOB --done Filed --done Accepted'],
      fields: MILESTONE_FIELDS,
      exits: [4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./milestones.ts')).runMilestones,
    },
    {
      name: 'info-complete',
      summary: 'Declare that all information is there: the draft clock starts',
      about:
        'Rule L2: the draft is due some business days after you have verified that all information is there. Withdraw it when something turns out to be missing; declared again, the clock starts anew.',
      arguments: [JOB],
      options: [{ flags: '--withdraw', about: 'Something is missing after all: the clock stops' }],
      examples: ['taxq job info-complete JOB', 'taxq job info-complete JOB --withdraw'],
      fields: INFO_COMPLETE_FIELDS,
      exits: [3, 4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./info-complete.ts')).runInfoComplete,
    },
    {
      name: 'events',
      summary: 'List what pro, client and portal did on a job, newest last',
      arguments: [JOB],
      options: [
        {
          flags: '--limit <n>',
          about: 'The newest so many (default 20)',
          parse: integer(1, 1_000_000),
        },
        { flags: '--all', about: 'Every event' },
      ],
      examples: ['taxq job events JOB', 'taxq job events JOB --all --json=type,time,actor_name'],
      fields: EVENT_FIELDS,
      exits: [4, 5, 7, 10],
      load: async () => (await import('./events.ts')).runEvents,
    },
  ],
};
