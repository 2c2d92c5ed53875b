import stringWidth from 'string-width';
import type { LintRuleId } from '../../rules/lint/finding.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { FINDING_FIELDS } from './fields.ts';
import type { PlacedFinding } from './placed-finding.ts';

const INDENT = '  ';
const WIDEST = 100;

/** A finding as JSON: exactly the listed fields. */
export const findingJson = (finding: PlacedFinding) => {
  const { rule, severity, line, column, start, end, excerpt, message, fix } = finding;
  return { rule, severity, line, column, start, end, excerpt, message, fix };
};

/** How findings are listed for a program, or in a pipe. */
export const findingsView: View<PlacedFinding> = {
  fields: FINDING_FIELDS,
  toJson: findingJson,
  empty: 'Nothing to object to.',
  columns: [
    { heading: 'RULE', cell: ({ rule }) => rule },
    { heading: 'SEVERITY', cell: ({ severity }) => severity },
    { heading: 'PLACE', cell: ({ line, column }) => `${line}:${column}` },
    { heading: 'FINDING', cell: ({ message }) => message },
    { heading: 'FIX', cell: ({ fix }) => fix },
  ],
};

const oneLine = (text: string): string => sanitize(text).replace(/\s/g, ' ');

/** The end of a text that fits into so many cells, or its beginning. */
function cut(text: string, width: number, keep: 'end' | 'start'): string {
  if (stringWidth(text) <= width) return text;
  if (width < 1) return '';
  const segments = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let kept = '';
  for (const segment of keep === 'end' ? segments.toReversed() : segments) {
    const next = keep === 'end' ? segment + kept : kept + segment;
    if (stringWidth(next) > width - 1) break;
    kept = next;
  }
  return keep === 'end' ? `…${kept}` : `${kept}…`;
}

/** The line with the words underlined; the middle of a long one. */
function drawLine({ before, excerpt, after, severity }: PlacedFinding, terminal: Terminal) {
  const width = Math.min(terminal.columns, WIDEST) - INDENT.length;
  const words = cut(oneLine(excerpt?.split('\n')[0] ?? ''), width, 'start');
  const left = width - stringWidth(words);
  const behind = stringWidth(oneLine(after));
  const lead = cut(
    oneLine(before),
    Math.max(left - Math.min(behind, Math.floor(left / 2)), 0),
    'end',
  );
  const rest = cut(oneLine(after), Math.max(left - stringWidth(lead), 0), 'start');
  const { paint } = terminal;
  const tone = severity === 'error' ? paint.late : paint.risk;
  return [
    `${INDENT}${lead}${tone(words)}${rest}`.trimEnd(),
    `${INDENT}${' '.repeat(stringWidth(lead))}${tone('^'.repeat(stringWidth(words)))}`,
  ];
}

function drawFinding(finding: PlacedFinding, terminal: Terminal, isOverridden: boolean): string {
  const { rule, severity, line, column, excerpt, message, fix } = finding;
  const { paint, columns } = terminal;
  const isError = severity === 'error' && !isOverridden;
  const word = severity === 'error' && isOverridden ? 'error, overridden' : severity;
  const mark = isError ? paint.late(`✗ ${word}`) : paint.risk(`! ${word}`);
  const place = excerpt === null ? 'the whole message' : `line ${line}, column ${column}`;
  const wrapped = (text: string) =>
    wrapText(sanitizeLine(text), Math.min(columns, WIDEST) - INDENT.length).map(
      (part) => INDENT + part,
    );
  return [
    `${paint.strong(rule)} ${mark}  ${paint.dim(place)}`,
    ...(excerpt === null ? [] : drawLine(finding, terminal)),
    ...wrapped(message),
    ...wrapped(fix),
  ].join('\n');
}

/**
 * Draws findings for a person to read.
 *
 * @param overridden rules that don’t keep the message back
 */
export function drawFindings(
  findings: readonly PlacedFinding[],
  terminal: Terminal,
  overridden: readonly LintRuleId[] = [],
): string {
  return findings
    .map((finding) => drawFinding(finding, terminal, overridden.includes(finding.rule)))
    .join('\n\n');
}
