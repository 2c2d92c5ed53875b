import { integer } from '../parse.ts';
import type { CommandSpec } from '../spec.ts';
import { PLAN_FIELDS } from './fields.ts';

/** Business days ahead for which a check-in can be asked; the season is shorter. */
const MOST_DAYS = 60;

export const plan: CommandSpec = {
  name: 'plan',
  summary: 'Propose the day’s actions, each written out in full; nothing is sent',
  about:
    'Reads every open job and writes what is best done today, most urgent first. Look at the file, edit it as you like, then taxq apply sends what is left in it. It holds client names and messages, so only you can read it.',
  options: [
    { flags: '-o, --out <file>', about: 'Write the plan to a new file, to be edited and applied' },
    { flags: '--force', about: 'Replace the file when it is there already' },
    {
      flags: '--job <job>',
      about: 'Only this job: short id, id, or a unique part of the client’s name',
      repeatable: true,
    },
    {
      flags: '--for <days>',
      about: 'Check-ins that are due within so many business days (1 unless you say)',
      parse: integer(1, MOST_DAYS),
    },
  ],
  examples: [
    'taxq plan',
    'taxq plan -o today.md',
    'taxq plan --job Rivera --job Elena -o two.md',
    'taxq plan --json=client,kind,reason,todo',
  ],
  fields: PLAN_FIELDS,
  exits: [3, 4, 5, 7, 8],
  load: async () => (await import('./plan.ts')).runPlan,
};
