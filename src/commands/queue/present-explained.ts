import type { Clock, ClockState } from '../../rules/clocks/clock.ts';
import { labelled } from '../../terminal/labelled.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { QueuedJob } from '../../work/queue/queued-job.ts';
import { clockJson, queuedJson, stageWords } from './present.ts';

const SIGNS: Record<ClockState, { sign: string; tone: keyof Paint }> = {
  overdue: { sign: '✗', tone: 'late' },
  running: { sign: '▸', tone: 'strong' },
  paused: { sign: '▸', tone: 'dim' },
  unknown: { sign: '?', tone: 'risk' },
  met: { sign: '✓', tone: 'done' },
  stopped: { sign: '–', tone: 'dim' },
  not_started: { sign: '·', tone: 'dim' },
};

const INDENT = '       ';

/** As wide as a label. */
const FACT_INDENT = '              ';

const WAITING = { me: 'you', client: 'the client', tax_office: 'the tax office' };

/** One job as JSON, with the arithmetic of each clock. */
export function explainedJson(queued: QueuedJob): Record<string, unknown> {
  const clocks = queued.clocks.map((clock) => ({ ...clockJson(clock), explain: clock.explain() }));
  return { ...queuedJson(queued), clocks, transfer_signs: queued.signs };
}

const wrapped = (text: string, { columns }: Terminal, indent = INDENT): string[] =>
  wrapText(sanitizeLine(text), columns - indent.length);

function drawFact(label: string, text: string, terminal: Terminal): string[] {
  const [first = '', ...rest] = wrapped(text, terminal, FACT_INDENT);
  return [labelled(label, first, terminal.paint), ...rest.map((line) => `${FACT_INDENT}${line}`)];
}

function drawClock(clock: Clock, terminal: Terminal): string[] {
  const { paint } = terminal;
  const { sign, tone } = SIGNS[clock.state];
  const isNear = clock.at_risk && clock.state === 'running';
  const state = isNear ? 'running, at risk' : clock.state.replaceAll('_', ' ');
  const color = paint[isNear ? 'risk' : tone];
  const rule = paint.strong(clock.rule.padEnd(3));
  return [
    ` ${color(sign)} ${rule} ${clock.title}: ${color(state)}`,
    ...clock
      .explain()
      .flatMap((line) => wrapped(line, terminal))
      .map((line) => `${INDENT}${paint.dim(line)}`),
  ];
}

/** Draws one job with the reason for its stage, every clock's arithmetic and the transfer signs. */
export function drawExplained(queued: QueuedJob, terminal: Terminal): string {
  const { paint } = terminal;
  const { job, stage, waiting_on, clocks, signs } = queued;
  const lines = [
    `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`,
    labelled('stage', stageWords(queued), paint, stage.stage === 'unknown' ? 'risk' : 'strong'),
  ];
  if (waiting_on !== null) lines.push(labelled('waits for', WAITING[waiting_on], paint));
  lines.push(...drawFact('why', stage.reason, terminal));
  if (stage.next !== null) lines.push(...drawFact('next', stage.next, terminal));
  // A command must survive copying, so it is never broken into lines.
  if (stage.command !== null) {
    lines.push(`${FACT_INDENT}→ ${paint.strong(sanitizeLine(stage.command))}`);
  }
  lines.push('', ...clocks.flatMap((clock) => drawClock(clock, terminal)));
  if (signs.length > 0) {
    lines.push('', paint.strong('Signs for which a job may be given to another pro'));
    for (const { rule, reason } of signs) {
      const [first = '', ...rest] = wrapped(reason, terminal);
      lines.push(` ${paint.late('✗')} ${paint.strong(rule.padEnd(3))} ${first}`);
      lines.push(...rest.map((line) => `${INDENT}${line}`));
    }
  }
  return lines.join('\n');
}
