import { TaxqError } from '../../errors.ts';
import { jobState } from '../../rules/job-state.ts';
import { checkGate, gateRefused, standingRules } from '../../work/close/check-gate.ts';
import type { CloseTools } from '../../work/close/close-job.ts';
import { jobLabel } from '../../work/job/job-view.ts';
import { findRecipients } from '../../work/message/find-recipients.ts';
import { raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { drawDraft } from '../message/present-draft.ts';
import { showFindings, tellUnneeded } from '../message/show-findings.ts';
import type { CloseInput } from './ask.ts';
import { CLOSE_ACTION, carryOut } from './carry-out.ts';
import { openCloseTools } from './open-tools.ts';
import { type CloseOverrides, isGateRule, readOverrides } from './parse-overrides.ts';
import { type PlannedClosing, planClosings, settledRules } from './plan-closing.ts';
import { type CloseResult, showGate, showResults } from './present-results.ts';

/** What belongs to one job can't be said for several at once. */
function refuseSharedAnswers(input: CloseInput, jobs: number): void {
  const shared = (['outcome', 'accepted', 'due', 'var', 'override'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (jobs < 2 || shared.length === 0) return;
  throw new TaxqError({
    kind: 'usage',
    code: 'one_job_only',
    message: `--${shared[0]} belongs to one job, and you named ${jobs}.`,
    why: 'Each client has results of their own.',
    hint: 'Close them one by one, or leave it out and answer on the terminal.',
  });
}

/** `taxq close JOB…` */
export async function runClose(input: CloseInput, context: Context): Promise<void> {
  const overrides = readOverrides(input);
  const tools = await openCloseTools(context, input.archive);
  const jobs = await findRecipients(tools.session, input.job);
  refuseSharedAnswers(input, jobs.length);
  const results: CloseResult[] = [];
  for (const { id } of jobs) {
    results.push(await look(id, tools, overrides, input.check === true, context, results.length));
  }
  try {
    if (!input.check) await closeReady(tools, results, input, overrides, context);
  } catch (error) {
    // What is closed already can't be taken back, so it is told whatever stopped the rest.
    if (results.some(({ closed }) => closed === 'now')) await showResults(results, false, context);
    throw error;
  }
  await showResults(results, input.check === true, context);
  const failures = results.flatMap(({ job, error }) =>
    error === null ? [] : [{ line: `${job.short_id}: ${error.message}`, error }],
  );
  raiseFailures(failures, results.length, {
    code: 'some_not_closed',
    what: 'jobs may not be closed or failed',
    hint: 'Mend what stands in the way, then run the same command again.',
  });
}

const NOTHING_SAID = { messageId: null, lint: null, text: '' };

/** Judges one job and shows its gate. */
async function look(
  jobId: string,
  { session, store, papers, archive }: CloseTools,
  overrides: CloseOverrides,
  asData: boolean,
  context: Context,
  shown: number,
): Promise<CloseResult> {
  const check = await checkGate(session, jobId, { papers, archiveRoot: archive.root });
  const seen = { ...check, archive: check.facts.archive?.path ?? null, ...NOTHING_SAID };
  if (jobState(check.job.status) === 'closed') {
    const answered = store.overrides
      .ofJob(session.client.origin, check.job.id)
      .filter(({ action, rule }) => action === CLOSE_ACTION && isGateRule(rule));
    const settled = [...new Set(answered.map(({ rule }) => rule))];
    return { ...seen, closed: 'before', settled, error: null };
  }
  const settled = settledRules(check, overrides).map(({ id }) => id);
  for (const { id } of standingRules(check.gate, settled)) {
    if (!overrides.gate.some((rule) => rule === id)) continue;
    context.terminal.note(`Rule ${id} fails; you can answer only for what can’t be told.`);
  }
  const gap = shown > 0;
  if (!context.output.machine) await showGate(check, { asData, gap, settled }, context);
  const isHeld = standingRules(check.gate, settled).length > 0;
  return {
    ...seen,
    closed: 'no',
    settled,
    error: isHeld ? gateRefused(check, settled) : null,
  };
}

async function closeReady(
  tools: CloseTools,
  results: CloseResult[],
  input: CloseInput,
  overrides: CloseOverrides,
  context: Context,
): Promise<void> {
  const { terminal } = context;
  const ready = results.filter(({ closed, error }) => closed === 'no' && error === null);
  const plans = await planClosings(ready, tools, input, overrides, context);
  for (const plan of plans) {
    const { check, message, lint } = plan;
    const index = results.findIndex(({ job }) => job.id === check.job.id);
    const before = results[index];
    if (before === undefined) continue;
    const planned = { ...before, lint, text: message?.text ?? '' };
    results[index] = planned;
    show(plan, context);
    if (lint !== null && lint.refusal !== null) {
      results[index] = { ...planned, error: lint.refusal };
      continue;
    }
    if (context.dryRun) continue;
    await context.asker.confirm(`Close ${jobLabel(check.job)}? Only support can reopen it.`);
    results[index] = await carryOut(tools, plan, overrides, input.comment, planned);
  }
  tellUnneeded(
    plans.flatMap(({ lint }) => (lint === null ? [] : [lint])),
    terminal,
  );
  if (context.dryRun && plans.length > 0) terminal.note('Nothing was done (--dry-run).');
}

/** What is about to be done, in its order, on standard error. */
function show({ check, rating, message, lint }: PlannedClosing, { terminal }: Context): void {
  const { short_id } = check.job;
  const completes = `completes ${short_id} and rates the client ${rating} of 5.`;
  const saves = 'taxq saves documents and conversation on this machine,';
  if (message === null) {
    terminal.note(`\n${saves}\nthen ${completes}`);
    return;
  }
  terminal.note(`\n${drawDraft(message, terminal)}`);
  if (lint !== null) showFindings(message.text, lint, terminal);
  if (lint?.refusal) return;
  terminal.note(`${saves} sends this,\nthen ${completes}`);
}
