import { sizeText } from '../../terminal/size-text.ts';
import type { Cell } from '../../terminal/table.ts';
import type { View } from '../../terminal/view.ts';
import type { UploadResult } from '../../work/document/upload-documents.ts';
import { errorJson } from '../bulk.ts';
import { UPLOAD_FIELDS } from './fields.ts';

const STATUS_CELLS: Record<UploadResult['status'], Cell> = {
  uploaded: { text: '✓ uploaded', tone: 'done' },
  already_there: { text: '– already there', tone: 'dim' },
  would_upload: { text: '○ to be uploaded', tone: 'dim' },
  failed: { text: '✗ failed', tone: 'late' },
};

const sizeCell = ({ size }: { size: number | null }): Cell => ({
  text: size === null ? '' : sizeText(size),
  tone: 'dim',
});

/** How what became of uploads is listed; on a terminal without ids. */
export const uploadsView = (terminal: boolean): View<UploadResult> => ({
  fields: UPLOAD_FIELDS,
  toJson: (result) => ({ ...result, error: errorJson(result.error) }),
  empty: 'No files.',
  columns: [
    { heading: 'FILE', cell: ({ file }) => ({ text: file, tone: 'strong' }), elastic: 1 },
    { heading: 'TAG', cell: ({ tag }) => tag, elastic: 2 },
    { heading: 'SIZE', cell: sizeCell },
    { heading: 'RESULT', cell: ({ status }) => STATUS_CELLS[status] },
    {
      heading: terminal ? '' : 'DOCUMENT',
      cell: ({ document_id, error }) => ({
        text: (terminal ? null : document_id) ?? error?.message ?? '',
        tone: 'dim',
      }),
      below: true,
    },
  ],
});
