import type { TaxqError } from '../../errors.ts';
import type { RuleVerdict } from '../../rules/close-gate/verdict.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { type GateCheck, standingRules } from '../../work/close/check-gate.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { LintVerdict } from '../../work/message/lint-gate.ts';
import { errorJson } from '../bulk.ts';
import type { Context } from '../context.ts';
import { findingsJson } from '../message/show-findings.ts';
import { CLOSE_FIELDS } from './fields.ts';
import { drawGate } from './present.ts';

type AnsweredVerdict = Omit<RuleVerdict, 'status'> & {
  status: RuleVerdict['status'] | 'overridden';
};

/** What became of one job. */
export interface CloseResult extends GateCheck {
  /** `before`: it was closed already, so that nothing is left to do. */
  closed: 'no' | 'now' | 'before';
  /** Folder of the copy on this machine; null when there is none of what the portal holds. */
  archive: string | null;
  messageId: string | null;
  /** The close-out message and what the rules say of it; empty and null without one. */
  text: string;
  lint: LintVerdict | null;
  /** Rules of the gate that the pro answers for, or answered for when it was closed. */
  settled: readonly string[];
  error: TaxqError | null;
}

/** Rules with those that the pro answers for as such: of them nothing is left to do. */
function answeredRules(
  rules: readonly RuleVerdict[],
  settled: readonly string[],
): AnsweredVerdict[] {
  return rules.map((rule) =>
    settled.includes(rule.id) ? { ...rule, status: 'overridden', fix: null } : rule,
  );
}

const view: View<CloseResult> = {
  fields: CLOSE_FIELDS,
  toJson: ({ job, gate, closed, archive, messageId, text, lint, settled, error }) => ({
    job: job.short_id,
    client: jobTitle(job),
    ready: standingRules(gate, settled).length === 0,
    closed: closed !== 'no',
    archive,
    message_id: messageId,
    completed_time: job.completed_time,
    rating: job.client_rating,
    rules: answeredRules(gate.rules, settled),
    findings: findingsJson(text, lint),
    overridden: [...settled, ...(lint?.overridden ?? [])],
    error: errorJson(error),
  }),
  columns: [],
  empty: '',
};

/** The gate for a script that reads lines: job, rule, status, reason, command. */
const rowsView: View<{ shortId: string; rule: AnsweredVerdict }> = {
  fields: [],
  toJson: () => ({}),
  columns: [
    { heading: 'JOB', cell: ({ shortId }) => shortId },
    { heading: 'RULE', cell: ({ rule }) => rule.id },
    { heading: 'STATUS', cell: ({ rule }) => rule.status },
    { heading: 'REASON', cell: ({ rule }) => rule.reason },
    { heading: 'FIX', cell: ({ rule }) => rule.fix ?? '' },
  ],
  empty: '',
};

/**
 * Shows a job's gate: as data when only looking, else beside the closing, on standard error.
 *
 * @param gap whether another gate stands above this one
 * @param settled rules that the pro answers for
 */
export async function showGate(
  { job, gate }: GateCheck,
  { asData, gap, settled }: { asData: boolean; gap: boolean; settled: readonly string[] },
  { terminal, output }: Context,
): Promise<void> {
  if (asData && !terminal.outIsTerminal) {
    const rows = answeredRules(gate.rules, settled).map((rule) => ({
      shortId: job.short_id,
      rule,
    }));
    await output.list(rowsView, rows);
    return;
  }
  const screen = asData ? terminal : { ...terminal, paint: terminal.errPaint };
  const drawn = drawGate(job, gate, screen, settled);
  const text = gap ? `\n${drawn}` : drawn;
  if (asData) await terminal.data(`${text}\n`);
  else terminal.note(text);
}

function whenClosed(
  { short_id, completed_time }: JobView,
  archive: string | null,
  { timeText }: Terminal,
): string {
  const when =
    completed_time === null ? 'is closed already' : `was closed on ${timeText(completed_time)}`;
  const kept = archive === null ? '' : `; a copy is kept in ${sanitizeLine(archive)}`;
  return `– ${short_id} ${when}${kept}.`;
}

/** Shows what was done, or the gates as JSON. */
export async function showResults(
  results: readonly CloseResult[],
  checked: boolean,
  { output, terminal }: Context,
): Promise<void> {
  if (output.machine) {
    await output.list(view, results);
    return;
  }
  for (const { job, closed, archive, messageId } of results) {
    if (closed === 'before') {
      await terminal.data(`${whenClosed(job, archive, terminal)}\n`);
      continue;
    }
    if (checked) continue;
    if (archive !== null && (closed === 'now' || messageId !== null)) {
      terminal.note(`${terminal.errPaint.dim(`Saved in ${sanitizeLine(archive)}`)}`);
    }
    if (closed === 'no') continue;
    const told = messageId === null ? '' : 'Close-out message sent. ';
    await terminal.data(`${terminal.paint.done('✓')} ${told}${job.short_id} is closed.\n`);
  }
}
