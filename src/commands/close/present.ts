import type { RuleVerdict } from '../../rules/close-gate/verdict.ts';
import type { CloseVerdict } from '../../rules/close-gate.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { inOrderOfWork, standingRules } from '../../work/close/check-gate.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';

const INDENT = '       ';

const KIND_WORDS = {
  document: 'document',
  message: 'message',
  milestone: 'milestone',
  job: 'job',
  scope_change: 'scope change',
};

const ruleId = ({ id }: RuleVerdict, { paint }: Terminal): string => paint.strong(id.padEnd(3));

/** A rule that doesn't stand in the way, by what it found. */
function drawQuiet(rule: RuleVerdict, terminal: Terminal, settled: readonly string[]): string[] {
  const { paint } = terminal;
  const isAnswered = settled.includes(rule.id);
  const sign = { pass: paint.done('✓'), on_close: paint.dim('▸') }[
    rule.status === 'on_close' ? 'on_close' : 'pass'
  ];
  const text = isAnswered ? `You answer for it: ${rule.title}.` : rule.reason;
  return drawLine(isAnswered ? paint.risk('!') : sign, rule, text, terminal);
}

function drawLine(sign: string, rule: RuleVerdict, text: string, terminal: Terminal): string[] {
  const width = terminal.columns - INDENT.length - 1;
  const [first = '', ...rest] = wrapText(sanitizeLine(text), width);
  return [
    ` ${sign} ${ruleId(rule, terminal)}  ${first}`,
    ...rest.map((line) => `${INDENT} ${line}`),
  ];
}

/** A rule that stands in the way: what it asks, why it doesn't hold, on what evidence, what to do. */
function drawStanding(rule: RuleVerdict, terminal: Terminal): string[] {
  const { paint, columns } = terminal;
  const isUnknown = rule.status === 'unknown';
  const sign = isUnknown ? paint.risk('?') : paint.late('✗');
  // It waits for another rule, which says all there is to say.
  if (isUnknown && rule.fix === null && rule.evidence.length === 0) {
    return drawLine(sign, rule, rule.reason, terminal);
  }
  const word = isUnknown ? `  ${paint.risk('can’t be told')}` : '';
  const text = (value: string, color: (part: string) => string, first = '') =>
    wrapText(sanitizeLine(value), columns - INDENT.length - 3).map(
      (line, index) =>
        `${INDENT} ${color(`${index === 0 ? first : '  '.slice(0, first.length)}${line}`)}`,
    );
  const lines = [
    ` ${sign} ${ruleId(rule, terminal)}  ${rule.title}${word}`,
    ...text(rule.reason, (part) => part),
  ];
  // Milestones are named in the reason already.
  for (const { kind, label, time } of rule.evidence.filter((one) => one.kind !== 'milestone')) {
    const when = time === null ? '' : `, ${terminal.timeText(time)}`;
    lines.push(...text(`${KIND_WORDS[kind]}: ${label}${when}`, paint.dim, '· '));
  }
  // A command must survive copying, so it is never broken into lines.
  if (rule.fix !== null) lines.push(`${INDENT} → ${paint.strong(sanitizeLine(rule.fix))}`);
  return lines;
}

/** The rules that don't bind this job, in a line. */
function drawOthers(rules: readonly RuleVerdict[], { paint, columns }: Terminal): string[] {
  if (rules.length === 0) return [];
  const ids = rules.map(({ id }) => id).join(', ');
  const text = `${rules.length === 1 ? 'Does' : 'Do'} not apply here: ${ids}.`;
  return wrapText(text, columns - INDENT.length - 1).map(
    (line, index) => `${index === 0 ? ` ${paint.dim('–')}      ` : `${INDENT} `}${paint.dim(line)}`,
  );
}

/**
 * Draws the close gate of one job: a line for each rule that holds, then what stands in the way with
 * its evidence and what to do about it, in the order in which it is done. That it isn't ready is the
 * error's to say.
 *
 * @param settled ids of rules that can't be told and that the pro answers for
 */
export function drawGate(
  job: JobView,
  gate: CloseVerdict,
  terminal: Terminal,
  settled: readonly string[] = [],
): string {
  const { paint } = terminal;
  const binding = gate.rules.filter(({ applies }) => applies);
  const standing = inOrderOfWork(standingRules(gate, settled));
  const quiet = binding.filter((rule) => !standing.includes(rule));
  return [
    `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(`${job.short_id} · close gate`)}`,
    '',
    ...quiet.flatMap((rule) => drawQuiet(rule, terminal, settled)),
    ...drawOthers(
      gate.rules.filter(({ applies }) => !applies),
      terminal,
    ),
    ...standing.flatMap((rule) => ['', ...drawStanding(rule, terminal)]),
    ...(standing.length === 0 ? ['', paint.done('✓ Ready to close.')] : []),
  ].join('\n');
}
