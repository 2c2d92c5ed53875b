import type { Portal } from '../portal.ts';
import { forbidden, notFound } from '../problem.ts';
import { assertOpen, findJob, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

/** Ticks the milestones with one of these names that are still open. */
export function tickMilestones(
  { store, clock }: Portal,
  jobId: string,
  names: readonly string[],
): void {
  for (const milestone of store.milestones.list(jobId)) {
    if (milestone.completed || !names.includes(milestone.name)) continue;
    store.milestones.save(jobId, { ...milestone, completed: true, completed_time: clock.iso() });
  }
}

export const milestoneHandlers: HandlersOf<'listMilestones' | 'completeMilestone'> = {
  listMilestones({ params, portal }) {
    const job = findJob(portal, params.job_id);
    return { data: portal.store.milestones.list(job.id) };
  },
  completeMilestone({ params, caller, portal }) {
    const job = findJob(portal, params.job_id);
    const milestone = portal.store.milestones
      .list(job.id)
      .find(({ id }) => id === params.milestone_id);
    if (milestone === undefined) {
      throw notFound(`Job ${job.short_id} has no milestone ${params.milestone_id}.`);
    }
    const owner = caller.role === 'pro' ? 'PRO' : 'CLIENT';
    if (milestone.owner !== owner) {
      throw forbidden(
        `"${milestone.name}" is ticked by the ${milestone.owner === 'PRO' ? 'pro' : 'client'}.`,
      );
    }
    if (milestone.completed) return milestone;
    assertOpen(job);
    const ticked = { ...milestone, completed: true, completed_time: portal.clock.iso() };
    portal.store.milestones.save(job.id, ticked);
    saveJob(portal, job);
    return ticked;
  },
};
