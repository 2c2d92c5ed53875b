import { recordEvent } from '../events.ts';
import { JOB_FIELDS } from '../filter/fields.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toWrittenPage } from '../filter/page-token.ts';
import { parseFilter } from '../filter/parse.ts';
import { approveDraft, cancel, rejectDraft, reopen } from '../lifecycle.ts';
import type { Portal } from '../portal.ts';
import { badRequest, notFound } from '../problem.ts';
import { actorOn, findJob, postSystemMessage, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';
import { tickMilestones } from './milestones.ts';
import { toPublicJob } from './public-job.ts';

const DRAFT_APPROVED = ['Draft approved', 'Draft approved or denied'];

function assertMember({ store }: Portal, userId: string): void {
  if (store.members.find(userId) !== undefined) return;
  throw badRequest(`There is no member ${userId}.`, [
    { path: '/body/requested_by_user_id', message: 'not a member of the workspace' },
  ]);
}

export const jobHandlers: HandlersOf<
  | 'listJobs'
  | 'getJob'
  | 'getJobByShortId'
  | 'requestCancellation'
  | 'requestReopen'
  | 'approveDraft'
  | 'rejectDraft'
> = {
  listJobs({ query, portal }) {
    const list = `jobs ${query.filter ?? ''}`;
    const condition = parseFilter(query.filter, JOB_FIELDS);
    const after = readPageToken(query.page_token, list) ?? 0;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toWrittenPage(portal.store.jobs.list('public_doc', condition, after, size), list);
  },
  getJob({ params, portal }) {
    const job = portal.store.jobs.findPublic(params.job_id);
    if (job === undefined) throw notFound(`There is no job ${params.job_id}.`);
    return job;
  },
  getJobByShortId({ params, portal }) {
    const job = portal.store.jobs.findByShortId(params.short_id);
    if (job === undefined) throw notFound(`There is no job with the short id ${params.short_id}.`);
    return job;
  },
  requestCancellation({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    assertMember(portal, body.requested_by_user_id);
    const cancelled = cancel(job);
    postSystemMessage(
      portal,
      job.id,
      `This engagement was cancelled on request. Reason given: ${body.reason}`,
    );
    recordEvent(portal, job.id, 'cancelled', body.requested_by_user_id, { note: body.reason });
    saveJob(portal, cancelled);
    return {};
  },
  requestReopen({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    assertMember(portal, body.requested_by_user_id);
    const reopened = reopen(job);
    postSystemMessage(
      portal,
      job.id,
      `This engagement was reopened on request. Reason given: ${body.reason}`,
    );
    recordEvent(portal, job.id, 'reopened', body.requested_by_user_id, { note: body.reason });
    saveJob(portal, reopened);
    return {};
  },
  approveDraft({ params, caller, portal }) {
    const job = findJob(portal, params.job_id);
    const approved = approveDraft(job, portal.clock.iso());
    if (approved === job) return toPublicJob(job);
    const actor = actorOn(portal, caller, job);
    recordEvent(portal, job.id, 'draft_approved', actor);
    tickMilestones(portal, job.id, DRAFT_APPROVED, actor);
    return toPublicJob(saveJob(portal, approved));
  },
  rejectDraft({ params, caller, portal }) {
    const job = findJob(portal, params.job_id);
    const rejected = rejectDraft(job, portal.clock.iso());
    if (rejected === job) return toPublicJob(job);
    recordEvent(portal, job.id, 'draft_rejected', actorOn(portal, caller, job));
    return toPublicJob(saveJob(portal, rejected));
  },
};
