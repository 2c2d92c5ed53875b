import type { Note } from '../../portal/contract/notes.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { ago } from '../../terminal/times.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { NOTE_FIELDS } from './fields.ts';

const WIDEST = 100;
const HEADING = /^#{1,3} (?=\S)/;

/** A note as JSON: exactly the listed fields. */
export const noteJson = ({ id, kind, text, author, create_time }: Note) => ({
  id,
  kind,
  text,
  author,
  create_time,
});

/**
 * How notes are listed for a program, or in a pipe.
 *
 * @param kind the only kind that was asked for
 */
export const notesView = (kind: string | undefined): View<Note> => ({
  fields: NOTE_FIELDS,
  toJson: noteJson,
  empty: kind === undefined ? 'This job has no notes.' : `This job has no note of kind “${kind}”.`,
  columns: [
    { heading: 'TIME', cell: ({ create_time }, { timeText }) => timeText(create_time) },
    { heading: 'KIND', cell: (note) => note.kind },
    { heading: 'AUTHOR', cell: ({ author }) => author.display_name },
    { heading: 'TEXT', cell: ({ text }) => text },
  ],
});

/** A note's text for a person to read: wrapped, with its headings made out. */
export function noteLines(text: string, width: number, paint: Paint): string[] {
  return sanitize(text)
    .trim()
    .split('\n')
    .flatMap((line) =>
      HEADING.test(line)
        ? wrapText(line.replace(HEADING, ''), width).map((part) => paint.strong(part))
        : wrapText(line, width),
    );
}

/**
 * Draws notes for a person to read.
 *
 * @param now the clock that ages are told by
 */
export function drawNotes(notes: readonly Note[], now: Date, terminal: Terminal): string {
  const { paint, columns } = terminal;
  const width = Math.min(columns, WIDEST) - 2;
  return notes
    .map(({ kind, text, author, create_time }) => {
      const about = `${ago(create_time, now)}, ${sanitizeLine(author.display_name)}`;
      return [
        `${paint.strong(sanitizeLine(kind))}  ${paint.dim(about)}`,
        ...noteLines(text, width, paint).map((line) => `  ${line}`.trimEnd()),
      ].join('\n');
    })
    .join('\n\n');
}
