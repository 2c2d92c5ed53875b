import type { CommandSpec } from '../spec.ts';
import { APPLY_FIELDS } from './fields.ts';

export const apply: CommandSpec = {
  name: 'apply',
  summary: 'Do what is left in a plan that you have looked at',
  about:
    'The whole file is read first; with an error in it nothing is done. Every job is read afresh, and an action whose job has moved on since is skipped. Each action is done once, however often the file is applied.',
  arguments: [{ name: '<file>', about: 'What taxq plan -o wrote, as you have left it' }],
  examples: [
    'taxq apply today.md --dry-run',
    'taxq apply today.md',
    'taxq apply today.md --yes --json',
  ],
  fields: APPLY_FIELDS,
  exits: [3, 4, 5, 6, 7, 8],
  writes: true,
  load: async () => (await import('./apply.ts')).runApply,
};
