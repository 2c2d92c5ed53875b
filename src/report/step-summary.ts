import type { ChecksReport, ReportedCheck } from './checks-report.ts';
import { cleanText } from './clean-text.ts';

/** Largest summary of a step that GitHub takes: 1 MiB. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

const SIGNS: Readonly<Record<ReportedCheck['status'], string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  'could-not-check': '❔',
};

/** Somebody else’s text as one cell: no markup, no link, no mention. */
const cell = (text: string): string =>
  cleanText(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]{}()<>#|!~@&:]/g, (char) => `&#${char.charCodeAt(0)};`)
    .trim();

const timeOf = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

const row = ({ id, status, message, hint, duration_ms }: ReportedCheck): string => {
  const what =
    hint === null || status === 'pass' ? cell(message) : `${cell(message)}<br>${cell(hint)}`;
  return `| ${SIGNS[status]} | \`${id}\` | ${what} | ${timeOf(duration_ms)} |`;
};

/**
 * A summary in Markdown for the page of a GitHub Actions run.
 *
 * @param room bytes that it may have; rows that don’t fit are counted instead
 */
export function stepSummary(report: ChecksReport, room = MAX_SUMMARY_BYTES): string {
  const { title, ok, profile, origin, duration_ms, results, notes } = report;
  const head = [
    `### ${ok ? '✅' : '❌'} ${title}: ${cell(profile)}`,
    '',
    `${cell(origin)}, ${results.length} checks in ${timeOf(duration_ms)}`,
    '',
    '| | Check | Found | Time |',
    '|---|---|---|---:|',
  ];
  const tail = ['', ...notes.map((note) => `- ${cell(note)}`), ''];
  const bytes = (lines: readonly string[]) => Buffer.byteLength(`${lines.join('\n')}\n`);
  const spare = 100;
  let left = room - bytes([...head, ...tail]) - spare;
  const rows: string[] = [];
  for (const result of results) {
    const line = row(result);
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    rows.push(line);
  }
  const cut = results.length - rows.length;
  if (cut > 0) rows.push(`| | | ${cut} more, for which there is no room | |`);
  return `${[...head, ...rows, ...tail].join('\n')}\n`;
}
