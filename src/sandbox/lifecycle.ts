import type { JobService, ProJob } from '../portal/contract/pro-jobs.ts';
import { conflict } from './problem.ts';

// How a job moves between its statuses. Each function answers the changed job, or the same object
// when the request was already granted, and refuses what the status does not allow with a 409.

const OPEN = ['UNDER_CONSTRUCTION', 'INFO_GATHERING', 'UNCLAIMED', 'CLAIMED', 'ON_HOLD'];

const UNDER_WAY = ['CLAIMED', 'ON_HOLD'];

const refuse = (job: ProJob, what: string) =>
  conflict(`Job ${job.short_id} is ${job.status}: ${what}.`);

const stepOf = (job: ProJob) => job.current_progress_step?.step;

const withStep = (job: ProJob, step: string, time: string): ProJob => ({
  ...job,
  current_progress_step: { step, date_updated: time },
});

/** Grants a cancellation request. */
export function cancel(job: ProJob): ProJob {
  if (!OPEN.includes(job.status)) throw refuse(job, 'only an open job can be cancelled');
  return { ...job, status: 'CANCELLED', hold_reason: null, pending_scope_change_id: null };
}

/** Grants a reopen request. */
export function reopen(job: ProJob): ProJob {
  if (job.status !== 'CLOSED') throw refuse(job, 'only a closed job can be reopened');
  return { ...job, status: 'CLAIMED', completed_time: null, client_rating: null };
}

/** A draft return has been uploaded. */
export const submitDraft = (job: ProJob, time: string): ProJob =>
  withStep(job, 'DRAFT_SUBMITTED', time);

function decideDraft(job: ProJob, decision: string, time: string): ProJob {
  if (!UNDER_WAY.includes(job.status)) {
    throw refuse(job, 'a draft can be decided only while the work is under way');
  }
  if (stepOf(job) === decision) return job;
  if (stepOf(job) === 'DRAFT_SUBMITTED') return withStep(job, decision, time);
  throw conflict(`Job ${job.short_id} has no draft return that waits for the client.`);
}

/** The client approves the draft. */
export const approveDraft = (job: ProJob, time: string): ProJob =>
  decideDraft(job, 'DRAFT_APPROVED', time);

/** The client rejects the draft. */
export const rejectDraft = (job: ProJob, time: string): ProJob =>
  decideDraft(job, 'DRAFT_REJECTED', time);

function assertUnderWay(job: ProJob): void {
  if (UNDER_WAY.includes(job.status)) return;
  throw refuse(job, 'its information can be declared complete only while the work is under way');
}

/** The pro has checked that all information is there (L2, Rocket Tax service expectations). */
export function declareInfoComplete(job: ProJob, time: string): ProJob {
  assertUnderWay(job);
  return job.info_complete_time === null ? { ...job, info_complete_time: time } : job;
}

/** Something turned out to be missing after all. */
export function withdrawInfoComplete(job: ProJob): ProJob {
  assertUnderWay(job);
  return job.info_complete_time === null ? job : { ...job, info_complete_time: null };
}

/** A scope change is requested (C3, Rocket Tax workspace rules): the job goes On-Hold. */
export function holdForScopeChange(job: ProJob, scopeChangeId: string): ProJob {
  if (job.pending_scope_change_id !== null) {
    throw refuse(job, 'a scope change is pending already');
  }
  if (!UNDER_WAY.includes(job.status)) {
    throw refuse(job, 'a scope change needs a claimed job');
  }
  return {
    ...job,
    status: 'ON_HOLD',
    hold_reason: 'scope_change',
    pending_scope_change_id: scopeChangeId,
  };
}

/** The scope change is approved or withdrawn: the work resumes, at the price added. */
export const resume = (job: ProJob, price: number): ProJob => ({
  ...job,
  status: 'CLAIMED',
  hold_reason: null,
  pending_scope_change_id: null,
  total_amount: Math.round(((job.total_amount ?? 0) + price) * 100) / 100,
});

/** Puts items on what was bought; a quantity below zero takes them off. */
export function withServices(job: ProJob, items: readonly JobService[]): ProJob {
  const services = new Map((job.services ?? []).map((service) => [service.item_id, service]));
  for (const { item_id, name, quantity } of items) {
    const before = services.get(item_id);
    const after = {
      item_id,
      name: before?.name ?? name,
      quantity: quantity + (before?.quantity ?? 0),
    };
    if (after.quantity > 0) services.set(item_id, after);
    else services.delete(item_id);
  }
  return { ...job, services: [...services.values()] };
}

/** The scope change is rejected: the job stays On-Hold. */
export const keepOnHold = (job: ProJob): ProJob => ({ ...job, pending_scope_change_id: null });

/** The pro completes the job; `unticked` names the milestones that are still open (X1, Taxfyle). */
export function complete(
  job: ProJob,
  unticked: readonly string[],
  rating: number,
  time: string,
): ProJob {
  if (job.status !== 'CLAIMED') throw refuse(job, 'only a claimed job can be completed');
  if (unticked.length > 0) {
    throw conflict(
      `Job ${job.short_id} has milestones that are not ticked: ${unticked.join(', ')}.`,
    );
  }
  return { ...job, status: 'CLOSED', completed_time: time, client_rating: rating };
}
