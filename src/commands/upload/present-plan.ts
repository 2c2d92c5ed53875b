import type { Paint, Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import type { PlannedFile } from '../../work/upload/planned-file.ts';
import { refusalText } from '../../work/upload/verdict.ts';
import { type DrawnFile, drawFile } from './draw-file.ts';
import { PLAN_FIELDS } from './fields.ts';

type Kind = PlannedFile['kind'];

const KINDS: readonly Kind[] = ['upload', 'new_version', 'same', 'ambiguous', 'refused'];

/** Whether a person has to look at it before it can be sent. */
export const needsEye = (planned: PlannedFile): boolean =>
  ['ambiguous', 'refused'].includes(planned.kind);

const MARKS: Record<Kind, Pick<DrawnFile, 'mark' | 'tone'>> = {
  upload: { mark: '○', tone: 'done' },
  new_version: { mark: '○', tone: 'done' },
  same: { mark: '–', tone: 'dim' },
  ambiguous: { mark: '!', tone: 'risk' },
  refused: { mark: '✗', tone: 'late' },
};

/** A planned file for a person’s eye: why only where it is needed. */
export function drawPlanned(planned: PlannedFile, terminal: Terminal): string {
  const { kind, file, client, job, tag, verdict, reason, refusal } = planned;
  return drawFile(
    {
      ...MARKS[kind],
      file,
      to: [client ?? job, tag],
      note: kind === 'new_version' || kind === 'same' ? verdict : '',
      why: kind === 'ambiguous' ? (reason ?? '') : refusal === null ? '' : refusalText(refusal),
      hint: refusal?.hint ?? '',
    },
    terminal,
  );
}

/** How a plan is listed for a program that reads lines. */
export const planView: View<PlannedFile> = {
  fields: PLAN_FIELDS,
  toJson: (planned) => ({ ...planned }),
  empty: '',
  columns: [
    { heading: 'FILE', cell: ({ file }) => file },
    { heading: 'JOB', cell: ({ job }) => job },
    { heading: 'TAG', cell: ({ tag }) => tag },
    { heading: 'VERDICT', cell: ({ verdict }) => verdict },
    { heading: 'WHY', cell: ({ reason }) => reason ?? '' },
  ],
};

const WORDS: Record<Kind, (count: number) => string> = {
  upload: () => 'to upload',
  new_version: (count) => (count === 1 ? 'new version' : 'new versions'),
  same: () => 'already there',
  ambiguous: () => 'ambiguous',
  refused: () => 'refused',
};

/** The plan in one line: how many files have which verdict. */
export function countVerdicts(planned: readonly PlannedFile[], paint: Paint): string {
  const tones: Partial<Record<Kind, (text: string) => string>> = {
    ambiguous: paint.risk,
    refused: paint.late,
  };
  const counts = KINDS.flatMap((kind) => {
    const count = planned.filter((row) => row.kind === kind).length;
    if (count === 0) return [];
    const text = `${count.toLocaleString('en-US')} ${WORDS[kind](count)}`;
    return [tones[kind]?.(text) ?? text];
  });
  return counts.join(', ');
}
