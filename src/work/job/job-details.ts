import type { Milestone } from '../../portal/contract/milestones.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Checklist } from '../../portal/contract/questionnaire.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import type { JobView } from './job-view.ts';
import { listMilestones } from './milestones.ts';

/** What a job's own page shows beyond the list; null where the portal can't tell. */
export interface JobDetails {
  questionnaire_answers: ProJob['questionnaire_answers'];
  checklist: Checklist['sections'] | null;
  milestones: Milestone[] | null;
}

/** Ways in which a portal says that it has no such thing. */
const ABSENT = ['not-found', 'unsupported'] as const;

/** Reads a job's questionnaire, checklist and milestones, at the same time. */
export async function readJobDetails(session: Session, job: JobView): Promise<JobDetails> {
  const params = { job_id: job.id };
  const [questionnaire, checklist, milestones] = await Promise.all([
    job.questionnaire_answers === null
      ? orNull(session.client.call('getQuestionnaire', { params }), ...ABSENT)
      : null,
    orNull(session.client.call('getChecklist', { params }), ...ABSENT),
    orNull(listMilestones(session, job), ...ABSENT),
  ]);
  const asked = (questionnaire?.questions ?? []).map(({ id, question, answer }) => ({
    question_id: id,
    question,
    answer: answer ?? null,
  }));
  return {
    questionnaire_answers: job.questionnaire_answers ?? asked,
    checklist: checklist?.sections ?? null,
    milestones,
  };
}
