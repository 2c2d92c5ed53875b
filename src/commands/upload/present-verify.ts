import { basename } from 'node:path';
import type { Cell } from '../../terminal/table.ts';
import type { View } from '../../terminal/view.ts';
import type { Verified } from '../../work/upload/verify-uploads.ts';
import { errorJson } from '../bulk.ts';
import { VERIFY_FIELDS } from './fields.ts';

const CELLS: Record<Verified['status'], Cell> = {
  held: { text: '✓ held', tone: 'done' },
  missing: { text: '✗ missing', tone: 'late' },
  twice: { text: '✗ more than once', tone: 'late' },
  unproven: { text: '! not proven', tone: 'risk' },
};

/** How it is listed what the portal holds. */
export const verifiedView = (terminal: boolean): View<Verified> => ({
  fields: VERIFY_FIELDS,
  toJson: (verified) => ({ ...verified, error: errorJson(verified.error) }),
  empty: 'No files.',
  columns: [
    {
      heading: 'FILE',
      cell: ({ file }) => ({ text: terminal ? basename(file) : file, tone: 'strong' }),
      elastic: 1,
    },
    { heading: 'JOB', cell: ({ job }) => job },
    { heading: 'TAG', cell: ({ tag }) => tag, elastic: 2 },
    {
      heading: 'STATUS',
      cell: ({ status }) => (terminal ? CELLS[status] : status),
    },
    {
      heading: terminal ? '' : 'DOCUMENTS',
      cell: ({ document_ids, error }) => ({
        text: terminal ? (error?.whatAndWhy ?? '') : document_ids.join(','),
        tone: 'dim',
      }),
      elastic: 0,
    },
  ],
});
