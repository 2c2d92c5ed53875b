import { TaxqError } from '../../errors.ts';
import type { Milestone } from '../../portal/contract/milestones.ts';
import { candidatesFor, theyAre } from '../candidates.ts';
import type { Session } from '../session.ts';
import { type JobView, openCommand } from './job-view.ts';

/**
 * Lists the milestones of a job in their order.
 *
 * @throws TaxqError of kind `unsupported` on a portal that has none to show
 */
export async function listMilestones(session: Session, job: JobView): Promise<Milestone[]> {
  await session.capabilities.need('milestones', 'milestones', openCommand(job));
  const { data } = await session.client.call('listMilestones', { params: { job_id: job.id } });
  return data;
}

/**
 * Finds a milestone by its id, or by a part of its name that fits one only.
 *
 * @throws TaxqError of kind `usage` with the milestones when none or several fit
 */
export function findMilestone(milestones: readonly Milestone[], text: string): Milestone {
  const fitting = candidatesFor(text, milestones, ({ name }) => [name]);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  throw new TaxqError({
    kind: 'usage',
    code: fitting.length === 0 ? 'milestone_unknown' : 'milestone_ambiguous',
    message: `“${text}” fits ${fitting.length === 0 ? 'no milestone' : `${fitting.length} milestones`} of this job.`,
    why: theyAre((fitting.length === 0 ? milestones : fitting).map(({ name }) => name)),
    hint: 'Name one of them, or use its id (taxq job milestones JOB).',
  });
}

/**
 * Checks that a milestone is the pro's to tick, or ticked already.
 *
 * @throws TaxqError of kind `refused` for an open one of the client's
 */
export function checkTick(job: JobView, milestone: Milestone): void {
  if (milestone.completed || milestone.owner !== 'CLIENT') return;
  throw new TaxqError({
    kind: 'refused',
    code: 'milestone_of_client',
    message: `“${milestone.name}” is the client’s to tick.`,
    why: 'Pros tick the pro’s milestones only.',
    hint: `Ask the client: taxq message send ${job.short_id} --text '…', or the portal’s support.`,
  });
}

/** Ticks a milestone; one that is ticked already stays as it is. */
export async function completeMilestone(
  session: Session,
  job: JobView,
  milestone: Milestone,
): Promise<Milestone> {
  checkTick(job, milestone);
  if (milestone.completed) return milestone;
  const params = { job_id: job.id, milestone_id: milestone.id };
  return session.client.call('completeMilestone', { params });
}
