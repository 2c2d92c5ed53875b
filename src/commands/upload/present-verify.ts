import type { Cell } from '../../terminal/table.ts';
import type { View } from '../../terminal/view.ts';
import type { Verified } from '../../work/upload/verify-uploads.ts';
import { errorJson } from '../bulk.ts';
import { VERIFY_FIELDS } from './fields.ts';
import { type FileCells, fileColumns } from './file-columns.ts';

const CELLS: Record<Verified['status'], Cell> = {
  held: { text: '✓ held', tone: 'done' },
  missing: { text: '✗ missing', tone: 'late' },
  twice: { text: '✗ more than once', tone: 'late' },
  unproven: { text: '! not proven', tone: 'risk' },
};

const cellsOf = (verified: Verified): FileCells => ({
  file: verified.file,
  job: verified.job,
  tag: verified.tag,
  status: verified.status,
  mark: CELLS[verified.status],
  documents: verified.document_ids,
  why: verified.error?.whatAndWhy ?? '',
});

/** How it is listed what the portal holds. */
export const verifiedView = (terminal: boolean): View<Verified> => ({
  fields: VERIFY_FIELDS,
  toJson: (verified) => ({ ...verified, error: errorJson(verified.error) }),
  empty: 'No files.',
  columns: fileColumns(cellsOf, terminal),
});
