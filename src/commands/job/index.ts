import { JOB } from '../arguments.ts';
import { integer } from '../parse.ts';
import type { NounSpec } from '../spec.ts';
import { JOB_FIELDS, JOB_VIEW_FIELDS, MILESTONE_FIELDS } from './fields.ts';

export const job: NounSpec = {
  name: 'job',
  summary: 'Jobs (engagements) and their milestones',
  verbs: [
    {
      name: 'list',
      summary: 'List jobs',
      options: [
        {
          flags: '--status <status>',
          about: 'open, active, on-hold, closed, cancelled, not-claimed, or the portal’s own word',
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
        'taxq job list --all --format ndjson',
        'taxq job list --json short_id,status | jq -r ".[].short_id"',
      ],
      fields: JOB_FIELDS,
      exits: [4, 7],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'view',
      summary: 'Show one job: facts, questionnaire, milestones, last messages',
      arguments: [JOB],
      examples: ['taxq job view Rivera', 'taxq job view JOB --json jurisdictions'],
      fields: JOB_VIEW_FIELDS,
      exits: [4, 5, 7],
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
  ],
};
