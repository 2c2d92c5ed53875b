import { integer } from '../parse.ts';
import type { CommandSpec } from '../spec.ts';
import { QUEUE_FIELDS } from './fields.ts';

/** Business days ahead that can be asked for: nearly a year. */
const MOST_DAYS = 250;

export const queue: CommandSpec = {
  name: 'queue',
  summary: 'Your open jobs, most urgent first: where each stands, what comes next, what is due',
  about:
    'Stage and clocks are told from what the portal has; a job that it says hasn’t changed since last time isn’t read again. What is left is time on business days of 24 hours each; due times are in your zone (the setting time_zone, else TZ, else this machine’s). Timeline and calendar name your clients: they are written for you alone, over those of last time.',
  options: [
    {
      flags: '--explain <job>',
      about: 'One job: its stage with the reason, and the arithmetic of each clock',
    },
    {
      flags: '--at-risk [days]',
      about: 'Only jobs that are overdue or at risk, or due within so many business days',
      parse: integer(0, MOST_DAYS),
    },
    {
      flags: '--html <file>',
      about: 'Also write a page with the timeline of all clocks; - for standard output instead',
    },
    {
      flags: '--ics <file>',
      about: 'Also write a calendar with what is due; - for standard output instead',
    },
    { flags: '--fresh', about: 'Read every job, also those that haven’t changed' },
    { flags: '--exit-code', about: 'End with 1 when something is overdue' },
  ],
  examples: [
    'taxq queue',
    'taxq queue --at-risk 3',
    'taxq queue --explain JOB',
    'taxq queue --html queue.html --ics queue.ics',
    'taxq queue --exit-code --json=client,next,command,due_time',
  ],
  fields: QUEUE_FIELDS,
  exits: [3, 4, 5, 7, 8],
  load: async () => (await import('./queue.ts')).runQueue,
};
