import { TaxqError } from '../../errors.ts';
import { openProgress } from '../../terminal/progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { ApplyTools } from '../../work/apply/apply-tools.ts';
import { assertOwnPlan } from '../../work/apply/assert-own-plan.ts';
import { judgeAction } from '../../work/apply/judge-action.ts';
import { performAll } from '../../work/apply/perform.ts';
import { openPlannedJobs } from '../../work/apply/planned-jobs.ts';
import type { PlanAction, Result, Verdict } from '../../work/apply/verdict.ts';
import { readOpenClients } from '../../work/message/lint-facts.ts';
import { readPlanFile } from '../../work/plan/file/read-plan.ts';
import { whoAmI } from '../../work/session.ts';
import { type Failure, raiseFailures } from '../bulk.ts';
import { openCloseTools } from '../close/open-tools.ts';
import type { Context } from '../context.ts';
import { resultsView, showVerdicts } from './present.ts';
import { question } from './question.ts';

/** `taxq apply FILE` */
export async function runApply({ file }: { file: string }, context: Context): Promise<void> {
  const { terminal, output, asker, dryRun } = context;
  const began = context.clock();
  const { head, actions } = await readPlanFile(file);
  const opened = await context.session();
  const pro = await whoAmI(opened);
  const session = { ...opened, pro };
  assertOwnPlan(head, session, pro);
  const tools: ApplyTools = {
    ...{ session, pro, head, began },
    findJob: openPlannedJobs(session),
    store: await context.store(),
    openClients: actions.length === 0 ? [] : await readOpenClients(session),
    sleep: context.transportOptions.sleep,
    closing: actions.some(({ kind }) => kind === 'close') ? await openCloseTools(context) : null,
  };
  const verdicts = await judgeAll(actions, tools, terminal);
  const isReady = verdicts.some(({ status }) => status === 'ready');
  if (isReady || verdicts.some(({ status }) => status === 'refused')) {
    showVerdicts(verdicts, terminal);
  }
  if (isReady && !dryRun) await asker.confirm(question(verdicts));
  const results = dryRun ? verdicts.map(asPlanned) : await performAll(verdicts, tools);
  await output.list(resultsView, results);
  if (dryRun && isReady) terminal.note('Nothing was sent (--dry-run).');
  raiseFailures(results.flatMap(failureOf), results.length, {
    code: 'some_not_done',
    what: 'actions were not done',
    hint: 'Mend what is named, or make a new plan; what is done isn’t done again.',
  });
}

/** Looks at each action’s job as it is now; on a terminal that can show it, with how far that has come. */
async function judgeAll(
  actions: readonly PlanAction[],
  tools: ApplyTools,
  terminal: Terminal,
): Promise<Verdict[]> {
  const progress = openProgress(terminal);
  if (terminal.errMoves) await progress.begin('Looking at the jobs of the plan', actions.length);
  const verdicts: Verdict[] = [];
  try {
    for (const action of actions) {
      verdicts.push(await judgeAction(action, actions, tools));
      progress.advance(verdicts.length);
    }
  } finally {
    progress.end();
  }
  return verdicts;
}

const asPlanned = (verdict: Verdict): Result =>
  verdict.status === 'ready' ? { action: verdict.action, status: 'would_send' } : verdict;

/** What the pro left out on purpose is no failure; what the job’s moving on kept back is one. */
function failureOf(result: Result): Failure[] {
  const { action } = result;
  const line = (text: string) => `${action.client}, ${action.kind.replaceAll('-', ' ')}: ${text}`;
  if ('error' in result) {
    return [{ line: line(result.error.message), error: result.error }];
  }
  if (result.status !== 'skipped' || !result.moved) return [];
  const error = new TaxqError({
    kind: 'refused',
    code: 'job_moved_on',
    message: `${action.id} was skipped.`,
    why: result.reason,
    hint: `Make a new plan for it: taxq plan --job ${action.job} -o FILE`,
  });
  return [{ line: line(result.reason), error }];
}
