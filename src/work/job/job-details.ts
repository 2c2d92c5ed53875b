import { TaxqError } from '../../errors.ts';
import type { Milestone, ProJob } from '../../portal/contract/pro.ts';
import type { Checklist } from '../../portal/contract/questionnaire.ts';
import type { Session } from '../session.ts';
import type { JobView } from './job-view.ts';
import { listMilestones } from './milestones.ts';

/** What a job's own page shows beyond the list; null where the portal can't tell. */
export interface JobDetails {
  questionnaire_answers: ProJob['questionnaire_answers'];
  checklist: Checklist['sections'] | null;
  milestones: Milestone[] | null;
}

const orNull = async <T>(promise: Promise<T>): Promise<T | null> => {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof TaxqError && (error.kind === 'not-found' || error.kind === 'unsupported'))
      return null;
    throw error;
  }
};

/** Reads a job's questionnaire, checklist and milestones, at the same time. */
export async function readJobDetails(session: Session, job: JobView): Promise<JobDetails> {
  const params = { job_id: job.id };
  const [questionnaire, checklist, milestones] = await Promise.all([
    job.questionnaire_answers === null
      ? orNull(session.client.call('getQuestionnaire', { params }))
      : null,
    orNull(session.client.call('getChecklist', { params })),
    orNull(listMilestones(session, job)),
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
