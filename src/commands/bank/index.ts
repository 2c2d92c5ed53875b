import type { NounSpec } from '../spec.ts';
import { PROBLEM_FIELDS, TEMPLATE_FIELDS, TEMPLATE_SHOW_FIELDS } from './fields.ts';

export const bank: NounSpec = {
  name: 'bank',
  summary: 'The message bank: the portal’s templates, your own, and the built-in ones',
  verbs: [
    {
      name: 'list',
      summary: 'List the templates',
      about:
        'The portal’s win over your own (the folder templates/en beside your configuration), and those over the built-in ones.',
      examples: ['taxq bank list', 'taxq bank list --json id,source | jq -r ".[].id"'],
      fields: TEMPLATE_FIELDS,
      exits: [4],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'show',
      summary: 'Show a template and the variables it takes',
      arguments: [{ name: '<id>', about: 'The template’s id, as bank list shows it' }],
      examples: ['taxq bank show closing-rocket-tax', 'taxq bank show open-items --json body'],
      fields: TEMPLATE_SHOW_FIELDS,
      exits: [4, 5],
      load: async () => (await import('./show.ts')).runShow,
    },
    {
      name: 'check',
      summary: 'Check every template, or one file',
      about: 'Renders each with samples of every kind; a file is checked without any portal.',
      arguments: [{ name: '[file]', about: 'A template file, named after its id' }],
      examples: ['taxq bank check', 'taxq bank check my-intro.md'],
      fields: PROBLEM_FIELDS,
      exits: [4, 6],
      load: async () => (await import('./check.ts')).runCheck,
    },
  ],
};
