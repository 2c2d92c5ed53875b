import { jobTitle } from '../../work/job/job-view.ts';
import { type Delivery, deliverAll, failureLine } from '../../work/message/deliver.ts';
import { lintDeliveries } from '../../work/message/lint-deliveries.ts';
import type { LintOverrides } from '../../work/message/lint-gate.ts';
import type { Session } from '../../work/session.ts';
import { raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { deliveriesView } from './present-delivery.ts';
import { showObstacles, showPlan } from './present-draft.ts';
import { tellUnneeded } from './show-findings.ts';

export interface Plan {
  deliveries: readonly Delivery[];
  /** The pro in whose name they are sent. */
  proId: string;
  /** What one of them is called in the question: `message` or `introduction`. */
  noun: string;
  /** What is recorded beside an override, as in `message send`. */
  action: string;
  overrides: LintOverrides | undefined;
  /** When the command began to look at the portal. */
  began: Date;
  /** How to try again what failed. */
  again(failed: readonly string[]): string;
}

function question(planned: readonly Delivery[], noun: string): string {
  const [only] = planned;
  return planned.length === 1 && only !== undefined
    ? `Send this ${noun} to ${jobTitle(only.job)}?`
    : `Send these ${planned.length} ${noun}s?`;
}

/**
 * Judges messages by the rules, shows them, asks, sends them and lists what became of each.
 *
 * @throws TaxqError as `raiseFailures` does, after everything was tried and listed
 */
export async function sendPlanned(session: Session, plan: Plan, context: Context): Promise<void> {
  const { proId, noun, again, action, overrides, began } = plan;
  const { terminal, dryRun } = context;
  const store = await context.store();
  const deliveries = await lintDeliveries({ session, store, overrides }, plan.deliveries);
  const planned = deliveries.filter(({ status }) => status === 'planned');
  const [only] = deliveries;
  if (deliveries.length === 1 && only?.status === 'failed') {
    showObstacles(only, terminal);
    throw only.error;
  }
  if (planned.length > 0) showPlan(deliveries, terminal);
  tellUnneeded(
    deliveries.flatMap((one) => ('lint' in one && one.lint ? [one.lint] : [])),
    terminal,
  );
  if (planned.length > 0 && !dryRun) await context.asker.confirm(question(planned, noun));
  const { sleep } = context.transportOptions;
  const results = dryRun
    ? deliveries
    : await deliverAll({ session, store, proId, sleep, began, action }, deliveries);
  const [first] = results;
  if (results.length === 1 && first?.status === 'failed') throw first.error;
  await context.output.list(deliveriesView, results);
  if (dryRun && planned.length > 0) terminal.note('Nothing was sent (--dry-run).');
  const failed = results.filter((delivery) => delivery.status === 'failed');
  const failures = failed.map(({ job, error }) => ({ line: failureLine(job, error), error }));
  raiseFailures(failures, results.length, {
    code: 'some_not_sent',
    what: 'messages were not sent',
    hint: again(failed.map(({ job }) => job.short_id)),
  });
}
