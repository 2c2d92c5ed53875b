import { basename } from 'node:path';
import type { RunItem, RunSummary } from '../../store/index.ts';
import type { Cell } from '../../terminal/table.ts';
import { ago } from '../../terminal/times.ts';
import type { View } from '../../terminal/view.ts';
import { STATUS_FIELDS, STATUS_ITEM_FIELDS } from './fields.ts';
import { type FileCells, fileColumns } from './file-columns.ts';

const STATES: Record<RunSummary['state'], Cell> = {
  running: { text: '▸ running', tone: 'strong' },
  interrupted: { text: '! interrupted', tone: 'risk' },
  done: { text: '✓ done', tone: 'done' },
  failed: { text: '✗ failed', tone: 'late' },
};

const arrived = ({ counts }: RunSummary): number => counts.uploaded + counts.already_there;

/**
 * How runs are listed.
 *
 * @param now the clock that ages are told by
 */
export const runsView = (now: Date): View<RunSummary> => ({
  fields: STATUS_FIELDS,
  toJson: (run) => ({ ...run }),
  empty: 'No uploads yet.',
  columns: [
    { heading: 'RUN', cell: ({ id }) => ({ text: id, tone: 'strong' }) },
    { heading: 'STATE', cell: ({ state }) => STATES[state] },
    { heading: 'ARRIVED', cell: (run) => `${arrived(run)} of ${run.total}` },
    {
      heading: 'FAILED',
      cell: ({ counts }) => {
        const failed = counts.failed + counts.refused;
        return failed === 0 ? '' : { text: String(failed), tone: 'late' };
      },
    },
    {
      heading: 'MANIFEST',
      cell: ({ manifest }) => (manifest === null ? '' : basename(manifest)),
      elastic: 0,
    },
    { heading: 'PROFILE', cell: ({ profile }) => ({ text: profile, tone: 'dim' }), elastic: 1 },
    {
      heading: 'AGE',
      cell: ({ started_time }) => ({ text: ago(started_time, now), tone: 'dim' }),
    },
  ],
});

const ITEM_STATES: Record<RunItem['status'], Cell> = {
  waiting: { text: '○ left', tone: 'risk' },
  sending: { text: '▸ under way', tone: 'risk' },
  uploaded: { text: '✓ uploaded', tone: 'done' },
  already_there: { text: '– already there', tone: 'dim' },
  refused: { text: '✗ refused', tone: 'late' },
  failed: { text: '✗ failed', tone: 'late' },
};

const statusOf = ({ status }: RunItem): string => (status === 'waiting' ? 'left' : status);

const cellsOf = (item: RunItem): FileCells => ({
  file: item.file,
  job: item.job,
  tag: item.tag,
  status: statusOf(item),
  mark: ITEM_STATES[item.status],
  documents: item.document_id === null ? [] : [item.document_id],
  why: item.error ?? '',
});

/** How the files of one run are listed. */
export const runItemsView = (terminal: boolean): View<RunItem> => ({
  fields: STATUS_ITEM_FIELDS,
  toJson: (item) => ({
    ...item,
    status: statusOf(item),
    error:
      item.error_code === null ? null : { code: item.error_code, message: item.error, hint: null },
  }),
  empty: 'Nothing is remembered of its files.',
  columns: fileColumns(cellsOf, terminal),
});
