import { all, pages } from '../../portal/paging.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { type ScopeChangeView, viewConsultation, viewScopeChange } from './scope-change-view.ts';
import { offersServices } from './scope-items.ts';

/** The consultations that were requested for a job, as the public surface lists them. */
export async function listConsultations(
  session: Session,
  job: JobView,
): Promise<ScopeChangeView[]> {
  const params = { job_id: job.id };
  const consultations = pages(
    (query) => session.client.call('listJobConsultations', { params, query }),
    (item) => item.id,
  );
  return (await all(consultations)).map(viewConsultation);
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
