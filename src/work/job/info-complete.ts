import { TaxqError } from '../../errors.ts';
import { jobState } from '../../rules/job-state.ts';
import type { Session } from '../session.ts';
import { assertNotEnded } from './assert-not-ended.ts';
import { type JobView, jobLabel, openCommand, viewJob } from './job-view.ts';

/**
 * Checks that the portal takes declarations, and this job one.
 *
 * @throws TaxqError of kind `unsupported` on a portal that takes none, `refused` for a job that has
 *   ended or that nobody works on yet
 */
export async function assertTakesDeclarations(session: Session, job: JobView): Promise<void> {
  await session.capabilities.need(
    'info_complete',
    'declaring the information complete',
    openCommand(job),
  );
  assertNotEnded(job, 'can’t have its information declared complete any more');
  if (jobState(job.status) !== 'not-claimed') return;
  throw new TaxqError({
    kind: 'refused',
    code: 'job_not_claimed',
    message: `${jobLabel(job)} can’t have its information declared complete yet.`,
    why: 'No pro has claimed the job.',
    hint: `Look at it: taxq job view ${job.short_id}`,
  });
}

/** Declares that all information is there; what is declared already stays as it is (L2). */
export async function declareInfoComplete(session: Session, job: JobView): Promise<JobView> {
  const params = { job_id: job.id };
  return viewJob(await session.client.call('declareInfoComplete', { params }));
}

/** Withdraws that; declared again, the time to the draft begins anew (L2). */
export async function withdrawInfoComplete(session: Session, job: JobView): Promise<JobView> {
  const params = { job_id: job.id };
  return viewJob(await session.client.call('withdrawInfoComplete', { params }));
}
