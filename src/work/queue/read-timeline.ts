import { all } from '../../portal/paging.ts';
import { declarationsOf } from '../../rules/clocks/declarations.ts';
import type { Hold, JobClockFacts } from '../../rules/clocks/facts.ts';
import { holdsOfEvents, holdsOfScopeChanges } from '../../rules/clocks/holds.ts';
import { readEvents } from '../job/events.ts';
import type { JobView } from '../job/job-view.ts';
import { offersServices } from '../scope/scope-items.ts';
import type { Session } from '../session.ts';

/** When a job was On-Hold, and when its information was declared complete; null for not known. */
export type Timeline = Pick<JobClockFacts, 'holds' | 'info_complete'>;

/**
 * Reads a job's timeline: from its events where the portal lists them, else from its scope changes
 * and from what the job says of itself.
 *
 * @throws RangeError when the portal gives the job or a scope change a time that is no instant
 */
export async function readTimeline(session: Session, job: JobView): Promise<Timeline> {
  const { capabilities } = session;
  const [tellsInfo, declares, listsEvents] = await Promise.all(
    ['jobs', 'info_complete', 'events'].map((name) => capabilities.has(name)),
  );
  const events = listsEvents ? await all(readEvents(session, job)) : null;
  const declared = tellsInfo ? job.info_complete_time : undefined;
  const isTold = tellsInfo || (declares && events !== null);
  return {
    holds: (events && holdsOfEvents(job.status, events)) ?? (await heldForScope(session, job)),
    info_complete: isTold
      ? declarationsOf(events ?? [], { short_id: job.short_id, info_complete_time: declared })
      : null,
  };
}

/** Without events only scope changes leave a trace of when a job was On-Hold; public portals show none. */
async function heldForScope(session: Session, job: JobView): Promise<readonly Hold[] | null> {
  if (!(await offersServices(session))) return null;
  const { data } = await session.client.call('listScopeChanges', { params: { job_id: job.id } });
  return holdsOfScopeChanges(job.status, data);
}
