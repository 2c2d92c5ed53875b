import { basename } from 'node:path';
import { sizeText } from '../../terminal/size-text.ts';
import type { Cell } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import { errorJson } from '../bulk.ts';
import { RUN_FIELDS } from './fields.ts';

type Status = UploadOutcome['status'];

const CELLS: Record<Status, Cell> = {
  uploaded: { text: '✓ uploaded', tone: 'done' },
  already_there: { text: '– already there', tone: 'dim' },
  would_upload: { text: '○ to be uploaded', tone: 'dim' },
  refused: { text: '✗ refused', tone: 'late' },
  failed: { text: '✗ failed', tone: 'late' },
  left: { text: '○ left', tone: 'risk' },
};

/** How outcomes are listed; lines for a program carry the document’s id. */
export const outcomesView = (terminal: boolean): View<UploadOutcome> => ({
  fields: RUN_FIELDS,
  toJson: (outcome) => ({ ...outcome, error: errorJson(outcome.error) }),
  empty: 'No files.',
  columns: [
    {
      heading: 'FILE',
      cell: ({ file }) => ({ text: terminal ? basename(file) : file, tone: 'strong' }),
      elastic: 1,
    },
    { heading: 'JOB', cell: ({ client, job }) => (terminal ? (client ?? job) : job), elastic: 2 },
    { heading: 'TAG', cell: ({ tag }) => tag, elastic: 3 },
    {
      heading: 'SIZE',
      cell: ({ size }) => ({ text: size === null ? '' : sizeText(size), tone: 'dim' }),
    },
    {
      heading: 'RESULT',
      cell: ({ status }) => (terminal ? CELLS[status] : status),
    },
    {
      heading: terminal ? '' : 'DOCUMENT',
      cell: ({ document_id, error }) => ({
        text: (terminal ? null : document_id) ?? error?.whatAndWhy ?? '',
        tone: 'dim',
      }),
      elastic: 0,
    },
  ],
});

const WORDS: Record<Status, string> = {
  uploaded: 'uploaded',
  already_there: 'already there',
  would_upload: 'to be uploaded',
  refused: 'refused',
  failed: 'failed',
  left: 'left',
};

/** A run in one line: how many files have which outcome. */
export function countOutcomes(outcomes: readonly UploadOutcome[], paint: Paint): string {
  const tones: Partial<Record<Status, (text: string) => string>> = {
    uploaded: paint.done,
    refused: paint.late,
    failed: paint.late,
    left: paint.risk,
  };
  const statuses: Status[] = ['uploaded', 'already_there', 'refused', 'failed', 'left'];
  const counts = statuses.flatMap((status) => {
    const count = outcomes.filter((outcome) => outcome.status === status).length;
    if (count === 0) return [];
    const text = `${count.toLocaleString('en-US')} ${WORDS[status]}`;
    return [tones[status]?.(text) ?? text];
  });
  return counts.length === 0 ? 'Nothing was to be sent.' : counts.join(', ');
}
