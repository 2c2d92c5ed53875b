import { DAY_MS } from '../../rules/calendar/plain-day.ts';
import type { Clock } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { dueWords, timeWords } from '../../rules/clocks/words.ts';
import type { Objection } from '../../rules/info-complete.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { Context } from '../context.ts';
import { INFO_COMPLETE_FIELDS } from './fields.ts';

export type InfoCompleteStatus =
  | 'to_declare'
  | 'declared'
  | 'already_declared'
  | 'to_withdraw'
  | 'withdrawn'
  | 'not_declared';

/** What became of a declaration, or is to become of it. */
export interface InfoCompleteResult {
  job: JobView;
  status: InfoCompleteStatus;
  /** The draft clock; null where none runs or its time can't be told. */
  clock: Clock | null;
  objections: readonly Objection[];
}

const RUNNING = ['running', 'paused', 'overdue'];

/** When the draft is due, as an instant; null where no clock runs. */
const dueOf = (clock: Clock | null): string | null =>
  clock !== null && RUNNING.includes(clock.state) ? clock.due_time : null;

/** The same in words: "the end of Fri 20 Mar CDT". */
function dueText(clock: Clock | null, frame: ClockFrame): string | null {
  const due = dueOf(clock);
  if (due === null) return null;
  const wall = frame.wall(due);
  // The end of a day is its last millisecond; in words it is the day.
  return dueWords((wall + 1) % DAY_MS === 0 ? wall + 1 : wall, frame);
}

const STANDS_STILL = 'While the job is On-Hold the draft clock stands still';

function dueClause(clock: Clock | null, frame: ClockFrame): string {
  if (clock?.state === 'paused') return '; the clock stands still while the job is On-Hold';
  const text = dueText(clock, frame);
  if (text === null) return '';
  return clock?.state === 'overdue'
    ? `; the draft was due by ${text}`
    : `; the draft is due by ${text}`;
}

const headLine = (job: JobView, paint: Paint) =>
  `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`;

/** What a declaration means and what stands against it, for standard error. */
export function drawDeclaration(
  { job, clock, objections }: InfoCompleteResult,
  frame: ClockFrame,
  { errPaint: paint }: Terminal,
): string {
  const due = dueText(clock, frame);
  const lines = [
    headLine(job, paint),
    '  All information is there: the draft clock starts now (rule L2).',
  ];
  if (clock?.state === 'paused') lines.push(`  ${STANDS_STILL}.`);
  else if (due !== null) lines.push(`  The draft return is due by ${paint.strong(due)}.`);
  if (objections.length > 0) lines.push('', '  What stands against it:');
  for (const { text, command } of objections) {
    lines.push(`  ${paint.risk('!')} ${sanitizeLine(text)}`);
    if (command !== null) lines.push(`      ${paint.dim(sanitizeLine(command))}`);
  }
  return [...lines, ''].join('\n');
}

/** What a withdrawal means, for standard error. */
export function drawWithdrawal(
  job: JobView,
  frame: ClockFrame,
  { errPaint: paint }: Terminal,
): string {
  return [
    headLine(job, paint),
    `  Declared complete ${sinceText(job, frame)}.`,
    '  The draft clock stops (rule L2); declared again, it starts anew.',
    '',
  ].join('\n');
}

const sinceText = ({ info_complete_time: time }: JobView, frame: ClockFrame): string =>
  time === null ? '' : timeWords(frame.wall(time), frame);

function resultText({ job, status, clock }: InfoCompleteResult, frame: ClockFrame): string {
  const due = dueClause(clock, frame);
  switch (status) {
    case 'to_declare':
      return `To be declared complete${due}`;
    case 'declared':
      return `Information declared complete${due}`;
    case 'already_declared':
      return `Declared complete already, ${sinceText(job, frame)}${due}`;
    case 'to_withdraw':
      return 'To be withdrawn';
    case 'withdrawn':
      return 'Withdrawn: no draft clock runs until you declare again';
    case 'not_declared':
      return 'Not declared complete: nothing to withdraw';
  }
}

/** Shows what became of it. */
export async function showInfoComplete(
  result: InfoCompleteResult,
  frame: ClockFrame,
  { output, terminal }: Context,
): Promise<void> {
  const { job, status, clock, objections } = result;
  const json = {
    job: job.short_id,
    client: jobTitle(job),
    status,
    info_complete_time: job.info_complete_time,
    draft_due_time: dueOf(clock),
    objections,
  };
  await output.thing(INFO_COMPLETE_FIELDS, json, () => {
    const isDone = ['declared', 'already_declared', 'withdrawn'].includes(status);
    const sign = isDone ? terminal.paint.done('✓') : terminal.paint.dim('○');
    const text = sanitizeLine(resultText(result, frame));
    const lines = terminal.outIsTerminal ? wrapText(text, terminal.columns - 2) : [text];
    return `${sign} ${lines.join('\n  ')}`;
  });
}
