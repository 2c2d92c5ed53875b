import PQueue from 'p-queue';
import { scopeMilestone } from '../../rules/scope-check/milestone.ts';
import type { JobView } from '../job/job-view.ts';
import { listMilestones } from '../job/milestones.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';

const AT_ONCE = 6;

/** Ways in which a portal may not tell. */
const UNREAD = ['not-found', 'unsupported', 'refused', 'failed', 'unreachable', 'auth'] as const;

/**
 * The jobs whose milestone for having compared the scope isn't ticked, each once and in order: S6,
 * Rocket Tax service expectations. None on a portal without milestones, and none whose milestones
 * can't be read: an upload doesn't fail for a warning.
 *
 * @throws TaxqError of kind `interrupted`
 */
export async function unverifiedScopes(
  session: Session,
  jobs: readonly JobView[],
): Promise<JobView[]> {
  const distinct = [...new Map(jobs.map((job) => [job.id, job])).values()];
  if (distinct.length === 0 || !(await session.capabilities.has('milestones'))) return [];
  const queue = new PQueue({ concurrency: AT_ONCE });
  const unverified = await queue.addAll(
    distinct.map((job) => async () => {
      const milestones = await orNull(listMilestones(session, job), ...UNREAD);
      return scopeMilestone(milestones ?? [])?.completed === false;
    }),
  );
  return distinct.filter((_, index) => unverified[index]);
}
