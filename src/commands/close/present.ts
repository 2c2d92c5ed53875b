import type { RuleStatus, RuleVerdict } from '../../rules/close-gate/verdict.ts';
import type { CloseVerdict } from '../../rules/close-gate.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { localTime } from '../../terminal/times.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';

const SIGNS: Record<RuleStatus, { sign: string; tone: keyof Paint; word: string }> = {
  pass: { sign: '✓', tone: 'done', word: '' },
  fail: { sign: '✗', tone: 'late', word: '' },
  unknown: { sign: '?', tone: 'risk', word: 'can’t be told: ' },
  on_close: { sign: '▸', tone: 'dim', word: '' },
};

const INDENT = '       ';

const KIND_WORDS = {
  document: 'document',
  message: 'message',
  milestone: 'milestone',
  job: 'job',
  scope_change: 'scope change',
};

function drawRule(rule: RuleVerdict, { paint, columns }: Terminal): string[] {
  const { sign, tone, word } = SIGNS[rule.status];
  const lines = [` ${paint[tone](sign)} ${paint.strong(rule.id.padEnd(3))} ${rule.title}`];
  const text = (value: string, color: (part: string) => string, first = '') =>
    wrapText(sanitizeLine(value), columns - INDENT.length - 2).map(
      (line, index) =>
        `${INDENT}${color(`${index === 0 ? first : '  '.slice(0, first.length)}${line}`)}`,
    );
  lines.push(...text(`${word}${rule.reason}`, rule.status === 'fail' ? (part) => part : paint.dim));
  // Milestones are named in the reason already.
  for (const { kind, label, time } of rule.evidence.filter((one) => one.kind !== 'milestone')) {
    const when = time === null ? '' : `, ${localTime(time)}`;
    lines.push(...text(`${KIND_WORDS[kind]}: ${label}${when}`, paint.dim, '· '));
  }
  // A command must survive copying, so it is never broken into lines.
  if (rule.fix !== null && rule.status !== 'on_close') {
    lines.push(`${INDENT}→ ${paint.strong(sanitizeLine(rule.fix))}`);
  }
  return lines;
}

/** Draws the close gate of one job: every rule, its evidence, and what to do about it. */
export function drawGate(job: JobView, gate: CloseVerdict, terminal: Terminal): string {
  const { paint } = terminal;
  const standing = gate.rules.filter(({ status }) => status === 'fail' || status === 'unknown');
  const summary = gate.ready
    ? paint.done('✓ Ready to close.')
    : paint.late(
        `✗ Not ready: ${standing.length} of ${gate.rules.length} rules ${standing.length === 1 ? 'stands' : 'stand'} in the way.`,
      );
  return [
    `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(`${job.short_id} · close gate`)}`,
    '',
    ...gate.rules.flatMap((rule) => drawRule(rule, terminal)),
    '',
    summary,
  ].join('\n');
}
