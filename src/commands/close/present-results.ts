import type { TaxqError } from '../../errors.ts';
import type { RuleVerdict } from '../../rules/close-gate/verdict.ts';
import type { View } from '../../terminal/view.ts';
import type { GateCheck } from '../../work/close/close-job.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import { errorJson } from '../bulk.ts';
import type { Context } from '../context.ts';
import { CLOSE_FIELDS } from './fields.ts';
import { drawGate } from './present.ts';

/** What became of one job. */
export interface CloseResult extends GateCheck {
  closed: boolean;
  messageId: string | null;
  error: TaxqError | null;
}

const view: View<CloseResult> = {
  fields: CLOSE_FIELDS,
  toJson: ({ job, gate, closed, messageId, error }) => ({
    job: job.short_id,
    client: jobTitle(job),
    ready: gate.ready,
    closed,
    message_id: messageId,
    completed_time: job.completed_time,
    rating: job.client_rating,
    rules: gate.rules,
    error: errorJson(error),
  }),
  columns: [],
  empty: '',
};

/** The gate for a script that reads lines: job, rule, status, reason, command. */
const rowsView: View<{ shortId: string; rule: RuleVerdict }> = {
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
 */
export async function showGate(
  { job, gate }: GateCheck,
  { asData, gap }: { asData: boolean; gap: boolean },
  { terminal, output }: Context,
): Promise<void> {
  if (asData && !terminal.outIsTerminal) {
    const rows = gate.rules.map((rule) => ({ shortId: job.short_id, rule }));
    await output.list(rowsView, rows);
    return;
  }
  const drawn = drawGate(job, gate, asData ? terminal : { ...terminal, paint: terminal.errPaint });
  const text = gap ? `\n${drawn}` : drawn;
  if (asData) await terminal.data(`${text}\n`);
  else terminal.note(text);
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
  if (checked) return;
  for (const { job, closed, messageId } of results) {
    if (!closed) continue;
    const told = messageId === null ? '' : 'Close-out message sent. ';
    await terminal.data(`${terminal.paint.done('✓')} ${told}${job.short_id} is closed.\n`);
  }
}
