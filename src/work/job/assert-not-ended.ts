import { TaxqError } from '../../errors.ts';
import { canChange, jobState } from '../../rules/job-state.ts';
import { type JobView, jobLabel } from './job-view.ts';

/**
 * Refuses to change a job that has ended: chat, uploads and scope changes end with it (X11, Taxfyle
 * jobs dashboard).
 *
 * @param refusal what can't be done, as in `takes no more documents`
 * @throws TaxqError of kind `refused`
 */
export function assertNotEnded(job: JobView, refusal: string): void {
  if (canChange(job.status)) return;
  throw new TaxqError({
    kind: 'refused',
    code: 'job_ended',
    message: `${jobLabel(job)} ${refusal}.`,
    why: `The job is ${jobState(job.status)}, and its chat, uploads and scope ended with it (rule X11).`,
    hint: 'Only the portal’s support can reopen it; ask there first.',
  });
}
