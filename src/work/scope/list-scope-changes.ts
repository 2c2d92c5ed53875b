import { TaxqError } from '../../errors.ts';
import { all, pages } from '../../portal/paging.ts';
import { type JobView, openCommand } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { type ScopeChangeView, viewConsultation, viewScopeChange } from './scope-change-view.ts';
import { offersServices } from './scope-items.ts';

/** The address is documented, and what it answers isn't: a portal may not have it. */
function asUnlisted(error: unknown, job: JobView): unknown {
  const isMissing = error instanceof TaxqError && ['not_found', 'not_offered'].includes(error.code);
  if (!isMissing) return error;
  return new TaxqError({
    kind: 'unsupported',
    code: 'consultations_not_listed',
    message: `This portal doesn’t list the scope changes of job ${job.short_id}.`,
    why: error.why,
    hint: `See them in the portal itself: ${openCommand(job)}`,
    requestId: error.requestId,
    cause: error,
  });
}

/**
 * The consultations that were requested for a job, as the public surface lists them.
 *
 * @throws TaxqError of kind `unsupported` when the portal has no such list
 */
export async function listConsultations(
  session: Session,
  job: JobView,
): Promise<ScopeChangeView[]> {
  const params = { job_id: job.id };
  const consultations = pages(
    (query) => session.client.call('listJobConsultations', { params, query }),
    (item) => item.id,
  );
  try {
    return (await all(consultations)).map(viewConsultation);
  } catch (error) {
    throw asUnlisted(error, job);
  }
}

/**
 * The scope changes of a job, newest first. A portal of the public surface only tells of
 * consultations, and not what became of them.
 */
export async function listScopeChanges(session: Session, job: JobView): Promise<ScopeChangeView[]> {
  const views = (await offersServices(session))
    ? (await session.client.call('listScopeChanges', { params: { job_id: job.id } })).data.map(
        viewScopeChange,
      )
    : await listConsultations(session, job);
  const timeOf = ({ create_time }: ScopeChangeView) => Date.parse(create_time ?? '') || 0;
  return views.sort((a, b) => timeOf(b) - timeOf(a));
}

/** Whether a scope change still waits for the client; null when the portal can't tell. */
export const isPending = ({ status }: ScopeChangeView): boolean | null =>
  status === null ? null : status.trim().toUpperCase() === 'PENDING';
