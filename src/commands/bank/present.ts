import type { BankEntry } from '../../bank/index.ts';
import type { View } from '../../terminal/view.ts';
import { TEMPLATE_FIELDS } from './fields.ts';

const shadowText = ({ shadowedBy }: BankEntry): string =>
  shadowedBy === null ? '' : `behind the ${shadowedBy.source} one`;

/** How templates are listed. */
export const templatesView: View<BankEntry> = {
  fields: TEMPLATE_FIELDS,
  toJson: ({ template, shadowedBy }) => ({
    id: template.id,
    title: template.title,
    audience: template.audience,
    workspace: template.workspace,
    source: template.origin.source,
    shadowed: shadowedBy !== null,
  }),
  empty: 'No templates.',
  columns: [
    {
      heading: 'TEMPLATE',
      cell: (entry) => ({
        text: entry.template.id,
        tone: entry.shadowedBy === null ? 'strong' : 'dim',
      }),
    },
    { heading: 'TITLE', cell: ({ template }) => template.title, elastic: 0 },
    { heading: 'FOR', cell: ({ template }) => template.audience },
    { heading: 'WORKSPACE', cell: ({ template }) => template.workspace ?? 'any' },
    {
      heading: 'FROM',
      cell: (entry) => ({
        text: [entry.template.origin.source, shadowText(entry)].filter(Boolean).join(', '),
        tone: 'dim',
      }),
    },
  ],
};
