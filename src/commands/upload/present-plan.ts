import { basename } from 'node:path';
import type { Cell } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import type { PlannedFile } from '../../work/upload/planned-file.ts';
import { PLAN_FIELDS } from './fields.ts';

type Kind = 'upload' | 'new' | 'same' | 'ambiguous' | 'refused';

const KINDS: readonly [Kind, RegExp][] = [
  ['upload', /^upload/],
  ['new', /^new version/],
  ['same', /^same/],
  ['ambiguous', /^ambiguous/],
  ['refused', /^refused/],
];

const kindOf = ({ verdict }: PlannedFile): Kind =>
  KINDS.find(([, pattern]) => pattern.test(verdict))?.[0] ?? 'refused';

/** Whether a person has to look at it before it can be sent. */
export const needsEye = (planned: PlannedFile): boolean =>
  ['ambiguous', 'refused'].includes(kindOf(planned));

const CELLS: Record<Kind, Cell> = {
  upload: { text: '○ upload', tone: 'done' },
  new: { text: '○ new version', tone: 'done' },
  same: { text: '– already there', tone: 'dim' },
  ambiguous: { text: '! ambiguous', tone: 'risk' },
  refused: { text: '✗ refused', tone: 'late' },
};

const whyOf = ({ verdict, reason }: PlannedFile): string =>
  verdict.startsWith('refused: ') ? verdict.slice('refused: '.length) : (reason ?? '');

/** How a plan is listed; a program that reads lines gets the verdict as the manifest has it. */
export const planView = (terminal: boolean): View<PlannedFile> => ({
  fields: PLAN_FIELDS,
  toJson: (planned) => ({ ...planned }),
  empty: 'Nothing needs a look.',
  columns: [
    {
      heading: 'FILE',
      cell: ({ file }) => ({ text: terminal ? basename(file) : file, tone: 'strong' }),
      elastic: 2,
    },
    {
      heading: 'JOB',
      cell: ({ client, job }) => (terminal ? (client ?? job) : job),
      elastic: 3,
    },
    { heading: 'TAG', cell: ({ tag }) => tag, elastic: 1 },
    { heading: 'VERDICT', cell: (row) => (terminal ? CELLS[kindOf(row)] : row.verdict) },
    {
      heading: 'WHY',
      cell: (row) => ({ text: terminal ? whyOf(row) : (row.reason ?? ''), tone: 'dim' }),
      elastic: 0,
    },
  ],
});

const WORDS: Record<Kind, string> = {
  upload: 'to upload',
  new: 'as new versions',
  same: 'already there',
  ambiguous: 'ambiguous',
  refused: 'refused',
};

/** The plan in one line: how many files have which verdict. */
export function countVerdicts(planned: readonly PlannedFile[], paint: Paint): string {
  const tones: Partial<Record<Kind, (text: string) => string>> = {
    ambiguous: paint.risk,
    refused: paint.late,
  };
  const counts = KINDS.flatMap(([kind]) => {
    const count = planned.filter((row) => kindOf(row) === kind).length;
    if (count === 0) return [];
    const text = `${count.toLocaleString('en-US')} ${WORDS[kind]}`;
    return [tones[kind]?.(text) ?? text];
  });
  return counts.join(', ');
}
