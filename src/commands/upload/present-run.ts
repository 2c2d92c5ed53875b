import { basename } from 'node:path';
import { sizeText } from '../../terminal/size-text.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import { errorJson } from '../bulk.ts';
import { type DrawnFile, drawFile } from './draw-file.ts';
import { RUN_FIELDS } from './fields.ts';

type Status = UploadOutcome['status'];

const MARKS: Record<Status, Pick<DrawnFile, 'mark' | 'tone'>> = {
  uploaded: { mark: '✓', tone: 'done' },
  already_there: { mark: '–', tone: 'dim' },
  would_upload: { mark: '○', tone: 'done' },
  refused: { mark: '✗', tone: 'late' },
  failed: { mark: '✗', tone: 'late' },
  left: { mark: '○', tone: 'risk' },
};

/** What became of a file, for a person’s eye. */
export function drawOutcome(outcome: UploadOutcome, terminal: Terminal): string {
  const { status, file, client, job, tag, size, error } = outcome;
  return drawFile(
    {
      ...MARKS[status],
      file: basename(file),
      to: [client ?? job, tag],
      note: [size === null ? '' : sizeText(size), WORDS[status]].filter(Boolean).join(', '),
      why: status === 'left' ? '' : (error?.whatAndWhy ?? ''),
      hint: status === 'left' ? '' : (error?.hint ?? ''),
    },
    terminal,
  );
}

/** How outcomes are listed for a program that reads lines. */
export const outcomesView: View<UploadOutcome> = {
  fields: RUN_FIELDS,
  toJson: (outcome) => ({ ...outcome, error: errorJson(outcome.error) }),
  empty: '',
  columns: [
    { heading: 'FILE', cell: ({ file }) => file },
    { heading: 'JOB', cell: ({ job }) => job },
    { heading: 'TAG', cell: ({ tag }) => tag },
    { heading: 'SIZE', cell: ({ size }) => String(size ?? '') },
    { heading: 'RESULT', cell: ({ status }) => status },
    {
      heading: 'DOCUMENT',
      cell: ({ document_id, error }) => document_id ?? error?.whatAndWhy ?? '',
    },
  ],
};

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
