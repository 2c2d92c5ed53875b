import { JOBS } from '../arguments.ts';
import { DELIVERY_FIELDS } from '../message/fields.ts';
import { OVERRIDE_OPTIONS } from '../message/parse-overrides.ts';
import type { CommandSpec } from '../spec.ts';

export const intro: CommandSpec = {
  name: 'intro',
  summary: 'Send the introduction to the client of each job that has none yet',
  about:
    'A job whose client you have written to is left alone. The portal’s automatic welcome does not count as yours.',
  arguments: [JOBS],
  options: [
    { flags: '--template <id>', about: 'Use this template, not the workspace’s introduction' },
    {
      flags: '--var <name=value>',
      about: 'A variable of the template; comes before what the job says',
      repeatable: true,
    },
    ...OVERRIDE_OPTIONS,
  ],
  examples: [
    'taxq intro Rivera --dry-run',
    'taxq intro JOB JOB JOB --yes',
    'taxq intro JOB --template intro-taxfyle --var pro.credential=EA',
  ],
  fields: DELIVERY_FIELDS,
  exits: [4, 5, 6, 7, 8],
  writes: true,
  load: async () => (await import('./intro.ts')).runIntro,
};
