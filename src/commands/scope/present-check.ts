import type { ScopeEvidence } from '../../rules/scope-check/facts.ts';
import type { ScopeFinding, ScopeStatus } from '../../rules/scope-check/finding.ts';
import { labelled } from '../../terminal/labelled.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { JobScope } from '../../work/scope/read-scope-check.ts';
import { itemsText } from './present.ts';

const INDENT = '    ';
const LABEL_WIDTH = 11;
const WIDEST = 100;

const SIGNS: Record<ScopeStatus, { sign: string; tone: keyof Paint; words: string }> = {
  not_covered: { sign: '✗', tone: 'late', words: 'not covered' },
  perhaps: { sign: '?', tone: 'risk', words: 'perhaps not covered' },
  requested: { sign: '○', tone: 'risk', words: 'requested' },
  unknown: { sign: '?', tone: 'risk', words: 'can’t be told' },
  covered: { sign: '✓', tone: 'done', words: 'covered' },
};

const NOT_TOLD: Readonly<Record<string, string>> = {
  services: 'what was bought',
  jurisdictions: 'where it is filed',
  tax_year: 'its tax year',
  answers: 'answers to a questionnaire',
  checklist: 'a checklist',
};

/** One finding in a line: what it is and whether it was bought. */
export function findingLine({ title, status, covered_by }: ScopeFinding, paint: Paint): string {
  const { sign, tone, words } = SIGNS[status];
  const by =
    covered_by === null || title.endsWith(covered_by) ? '' : ` by “${sanitizeLine(covered_by)}”`;
  return `${paint[tone](sign)} ${paint.strong(sanitizeLine(title))}: ${words}${by}`;
}

/** A command that can be copied, so that it is never broken into lines. */
export function suggestionLine({ suggestion }: ScopeFinding, paint: Paint): string[] {
  return suggestion === null ? [] : [`${INDENT}→ ${paint.strong(sanitizeLine(suggestion))}`];
}

/** What was bought, on one line; null when the portal doesn't tell. */
export const boughtText = ({ services }: JobView): string | null =>
  services === null || services.length === 0
    ? null
    : itemsText(services.map((service) => ({ ...service, price: null })));

function evidenceLines({ kind, label }: ScopeEvidence, { paint, columns }: Terminal): string[] {
  const width = Math.min(columns, WIDEST) - INDENT.length - LABEL_WIDTH;
  return wrapText(sanitizeLine(label), width).map((line, index) => {
    const head = (index === 0 ? kind : '').padEnd(LABEL_WIDTH);
    return `${INDENT}${paint.dim(head)}${line}`;
  });
}

function drawFinding(finding: ScopeFinding, terminal: Terminal): string[] {
  const { paint, columns } = terminal;
  const head = findingLine(finding, paint);
  if (finding.status === 'covered') return [head];
  const evidence = finding.found.flatMap((one) => evidenceLines(one, terminal));
  // What the portal doesn't tell is said once for all.
  if (finding.status === 'unknown') return [head, ...evidence];
  const reason = wrapText(finding.reason, Math.min(columns, WIDEST) - INDENT.length);
  return [
    head,
    ...evidence,
    ...reason.map((line) => `${INDENT}${line}`),
    ...suggestionLine(finding, paint),
  ];
}

const nothingFound = ({ applies }: JobScope): string =>
  applies
    ? 'Nothing that the client tells goes beyond a plain return.'
    : 'This engagement prepares no return: there is nothing to compare.';

/** Draws what was bought beside what the client tells, for a person to read. */
export function drawScopeCheck(job: JobView, scope: JobScope, terminal: Terminal): string {
  const { paint, columns } = terminal;
  const bought = boughtText(job);
  const told = scope.not_told.map((name) => NOT_TOLD[name] ?? name);
  const wrapped = (text: string) =>
    wrapText(text, Math.min(columns, WIDEST)).map((line) => paint.dim(line));
  return [
    `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`,
    labelled('bought', bought ?? 'this portal doesn’t tell; look there', paint),
    ...(bought === null ? [`${INDENT}→ ${paint.strong(`taxq job open ${job.short_id}`)}`] : []),
    '',
    ...scope.findings.flatMap((finding) => drawFinding(finding, terminal)),
    ...(scope.findings.length === 0 ? wrapped(nothingFound(scope)) : []),
    '',
    ...(told.length === 0 ? [] : wrapped(`Not told by this portal: ${told.join(', ')}.`)),
    ...wrapped('Compared by answers, checklist and titles, not by what is in the documents.'),
  ].join('\n');
}
