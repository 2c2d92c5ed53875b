import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { withdrawInfoComplete } from '../../work/job/info-complete.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';
import {
  drawWithdrawal,
  type InfoCompleteStatus,
  showInfoComplete,
} from './present-info-complete.ts';

/** `taxq job info-complete JOB --withdraw` */
export async function withdrawDeclaration(
  session: Session,
  job: JobView,
  frame: ClockFrame,
  context: Context,
): Promise<void> {
  const { terminal, asker, dryRun } = context;
  const show = (now: JobView, status: InfoCompleteStatus) =>
    showInfoComplete({ job: now, status, clock: null, objections: [] }, frame, context);
  if (job.info_complete_time === null) return show(job, 'not_declared');
  terminal.note(drawWithdrawal(job, frame, terminal));
  if (dryRun) {
    await show(job, 'to_withdraw');
    terminal.note('Nothing was withdrawn (--dry-run).');
    return;
  }
  await asker.confirm(`Withdraw that the information of ${jobTitle(job)} is complete?`);
  await show(await withdrawInfoComplete(session, job), 'withdrawn');
}
