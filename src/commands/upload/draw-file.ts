import { basename } from 'node:path';
import stringWidth from 'string-width';
import { cutToWidth } from '../../terminal/cut-to-width.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';

/** One file for a person’s eye. */
export interface DrawnFile {
  /** What became of it, in one character. */
  mark: string;
  tone: keyof Paint;
  file: string;
  /** Where it goes: client and tag, as far as they are known. */
  to: readonly string[];
  /** What else fits on its line. */
  note: string;
  /** Why, on lines of their own; empty for nothing to say. */
  why: string;
  /** What to do; empty for nothing to say. */
  hint: string;
}

const INDENT = '    ';
/** Room that a file’s name always has. */
const LEAST_NAME = 24;

/** The path if there is room for it, else the file’s own name, which tells more than its folders’. */
function nameWithin(path: string, width: number): string {
  return stringWidth(path) <= width ? path : cutToWidth(`…/${basename(path)}`, width);
}

/** Draws a file in one line, and below it, indented, the reason in full. */
export function drawFile(drawn: DrawnFile, { columns, paint }: Terminal): string {
  const { mark, tone, why, hint } = drawn;
  const to = sanitizeLine(drawn.to.filter(Boolean).join(' · '));
  const tail = [to === '' ? '' : `→ ${to}`, sanitizeLine(drawn.note)].filter(Boolean).join('  ');
  const room = columns - mark.length - 1;
  const name = nameWithin(
    sanitizeLine(drawn.file),
    Math.max(LEAST_NAME, room - stringWidth(tail) - 2),
  );
  const rest = cutToWidth(tail, Math.max(0, room - stringWidth(name) - 2));
  const line = `${paint[tone](mark)} ${paint.strong(name)}  ${paint.dim(rest)}`.trimEnd();
  if (why === '') return line;
  const reason = wrapText(sanitizeLine(why), columns - INDENT.length);
  // What to do may be a command, which must survive copying.
  const advice = hint === '' ? [] : [`→ ${sanitizeLine(hint)}`];
  return [line, ...[...reason, ...advice].map((part) => INDENT + part)].join('\n');
}
