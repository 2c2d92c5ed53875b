import type { Job } from '../../portal/contract/jobs.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';

/** The documented part of a job. */
export function toPublicJob(job: ProJob): Job {
  const {
    workspace: _workspace,
    job_type: _jobType,
    tax_year: _taxYear,
    jurisdictions: _jurisdictions,
    questionnaire_answers: _answers,
    hold_reason: _holdReason,
    pending_scope_change_id: _pending,
    unread_count: _unread,
    info_complete_time: _infoComplete,
    completed_time: _completed,
    client_rating: _rating,
    client_tin_last_four: _lastFour,
    services: _services,
    ...documented
  } = job;
  return documented;
}
