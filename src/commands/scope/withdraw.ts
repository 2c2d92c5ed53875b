import { findJob } from '../../work/job/find-job.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { ScopeChangeView } from '../../work/scope/scope-change-view.ts';
import {
  findWithdrawable,
  isWithdrawn,
  withdrawScopeChange,
} from '../../work/scope/withdraw-scope-change.ts';
import type { Context } from '../context.ts';
import { SCOPE_CHANGE_FIELDS } from './fields.ts';
import { scopeChangeJson } from './present.ts';
import { drawScopeChange, drawWithdrawal } from './present-change.ts';

/** `taxq scope withdraw JOB [ID]` */
export async function runWithdraw(
  { job: text, id }: { job: string; id?: string },
  context: Context,
): Promise<void> {
  const { terminal, output } = context;
  const session = await context.session();
  const job = await findJob(session, text);
  const found = await findWithdrawable(session, job, id);
  const show = (change: ScopeChangeView, mark: '✓' | '○', what: string) =>
    output.thing(SCOPE_CHANGE_FIELDS, scopeChangeJson(change, job), () =>
      drawScopeChange(mark, what, change, terminal),
    );
  if (isWithdrawn(found)) return show(found, '✓', 'Withdrawn already');
  terminal.note(drawWithdrawal(job, found, terminal));
  if (context.dryRun) {
    await show(found, '○', 'To be withdrawn');
    terminal.note('Nothing was withdrawn (--dry-run).');
    return;
  }
  await context.asker.confirm(`Withdraw this scope change of ${jobTitle(job)}?`);
  return show(await withdrawScopeChange(session, job, found), '✓', 'Withdrawn');
}
