import type { ScopeFinding } from '../../rules/scope-check/finding.ts';
import type { StoredOverride } from '../../store/index.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { JobScope } from '../../work/scope/read-scope-check.ts';
import { findingLine, suggestionLine } from '../scope/present-check.ts';

const INDENT = '  ';

const wrapped = (text: string, { columns }: Terminal): string[] =>
  wrapText(sanitizeLine(text), columns - 2 * INDENT.length).map((line, index) =>
    index === 0 ? `${INDENT}${line}` : `${INDENT}${INDENT}${line}`,
  );

/** Where the client tells of more than was bought, in short; empty where nothing is to compare. */
export function scopeLines({ findings, applies }: JobScope, terminal: Terminal): string[] {
  const { paint } = terminal;
  if (!applies) return [];
  const differ = findings.filter(({ status }) => status !== 'covered' && status !== 'unknown');
  const untold = findings.filter(({ status }) => status === 'unknown');
  if (differ.length + untold.length === 0) {
    return [`${INDENT}${paint.done('✓')} Nothing seen beyond what was bought`];
  }
  return [
    ...differ.flatMap((finding) => differenceLines(finding, terminal)),
    ...(untold.length === 0 ? [] : untoldLines(untold, terminal)),
  ];
}

const differenceLines = (finding: ScopeFinding, { paint }: Terminal): string[] => [
  `${INDENT}${findingLine(finding, paint)}`,
  ...suggestionLine(finding, paint),
];

const untoldLines = (findings: readonly ScopeFinding[], terminal: Terminal): string[] =>
  wrapped(
    `? The portal doesn’t tell what was bought; the client speaks of: ${findings.map(({ title }) => title).join(', ')}`,
    terminal,
  );

/** The rules that the pro acted against on this job, from this machine. */
export function overrideLines(overrides: readonly StoredOverride[], terminal: Terminal): string[] {
  return overrides.flatMap(({ rule, action, time, reason }) =>
    wrapped(`${rule} ${action}, ${terminal.timeText(time)}: ${reason}`, terminal),
  );
}
