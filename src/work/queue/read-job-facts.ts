import type { Hold, JobClockFacts } from '../../rules/clocks/facts.ts';
import { holdsOfScopeChanges } from '../../rules/clocks/holds.ts';
import { readCloseFacts } from '../close/read-close-facts.ts';
import type { JobView } from '../job/job-view.ts';
import { offersServices } from '../scope/scope-items.ts';
import type { Session } from '../session.ts';

/**
 * Reads all that a job's stage and clocks are told from, afresh from the portal. What the portal
 * doesn't tell is null; no portal tells the federal form or whether an extension was filed.
 *
 * @throws RangeError when the portal gives a scope change a time that is no instant
 */
export async function readJobFacts(session: Session, job: JobView): Promise<JobClockFacts> {
  const [facts, holds, tellsInfo] = await Promise.all([
    readCloseFacts(session, job),
    readHolds(session, job),
    session.capabilities.has('jobs'),
  ]);
  const { short_id, info_complete_time: declared } = job;
  const declarations =
    declared === null ? [] : [{ id: short_id, declared_time: declared, withdrawn_time: null }];
  return {
    ...facts,
    job: {
      ...facts.job,
      create_time: job.create_time,
      deadline_time: job.deadline_time,
      completed_time: job.completed_time,
      hold_reason: job.hold_reason,
      form: null,
      extended: null,
    },
    holds,
    info_complete: tellsInfo ? declarations : null,
  };
}

/** Only scope changes leave a trace of when a job was On-Hold; public portals show none. */
async function readHolds(session: Session, job: JobView): Promise<readonly Hold[] | null> {
  if (!(await offersServices(session))) return null;
  const { data } = await session.client.call('listScopeChanges', { params: { job_id: job.id } });
  return holdsOfScopeChanges(job.status, data);
}
