import type { Milestone } from '../../portal/contract/milestones.ts';
import { recordEvent } from '../events.ts';
import type { Portal } from '../portal.ts';
import { forbidden, notFound } from '../problem.ts';
import { actorOn, assertOpen, findJob, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

/** Ticks the milestones with one of these names that are still open. */
export function tickMilestones(
  portal: Portal,
  jobId: string,
  names: readonly string[],
  actor: string,
): void {
  for (const milestone of portal.store.milestones.list(jobId)) {
    if (milestone.completed || !names.includes(milestone.name)) continue;
    tick(portal, jobId, milestone, actor);
  }
}

function tick(portal: Portal, jobId: string, milestone: Milestone, actor: string): Milestone {
  const { store, clock } = portal;
  const ticked = { ...milestone, completed: true, completed_time: clock.iso() };
  store.milestones.save(jobId, ticked);
  const about = { milestone_id: milestone.id, note: milestone.name };
  recordEvent(portal, jobId, 'milestone_ticked', actor, about);
  return ticked;
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
    const ticked = tick(portal, job.id, milestone, actorOn(portal, caller, job));
    saveJob(portal, job);
    return ticked;
  },
};
