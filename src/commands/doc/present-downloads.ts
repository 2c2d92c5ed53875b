import { relative } from 'node:path';
import { sizeText } from '../../terminal/size-text.ts';
import type { Cell } from '../../terminal/table.ts';
import type { Column, View } from '../../terminal/view.ts';
import type { DownloadResult } from '../../work/download/download-result.ts';
import { errorJson } from '../bulk.ts';
import { DOWNLOAD_FIELDS } from './fields.ts';

const STATUS_CELLS: Record<DownloadResult['status'], Cell> = {
  downloaded: { text: '✓ downloaded', tone: 'done' },
  already_there: { text: '– already there', tone: 'dim' },
  kept: { text: '○ kept, not zipped', tone: 'risk' },
  failed: { text: '✗ failed', tone: 'late' },
};

const JOB_COLUMN: Column<DownloadResult> = { heading: 'JOB', cell: ({ job }) => job };

/**
 * How what became of downloads is listed.
 *
 * @param out the folder that paths are shown from; absolute
 * @param several whether they are of several jobs
 */
export const downloadsView = (out: string, several: boolean): View<DownloadResult> => ({
  fields: DOWNLOAD_FIELDS,
  toJson: (result) => ({ ...result, error: errorJson(result.error) }),
  empty: several ? 'These jobs have no documents.' : 'This job has no documents.',
  columns: [
    ...(several ? [JOB_COLUMN] : []),
    {
      heading: 'DOCUMENT',
      cell: ({ title }) => ({ text: title ?? '', tone: 'strong' }),
      elastic: 1,
    },
    {
      heading: 'SIZE',
      cell: ({ size }) => ({ text: size === null ? '' : sizeText(size), tone: 'dim' }),
    },
    { heading: 'RESULT', cell: ({ status }) => STATUS_CELLS[status] },
    {
      heading: 'FILE',
      cell: ({ path, archive, error }) => {
        const where = path ?? archive;
        return where === null ? (error?.message ?? '') : relative(out, where);
      },
      below: true,
    },
  ],
});
