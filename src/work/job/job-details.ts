import type { Milestone } from '../../portal/contract/milestones.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Answer, Checklist } from '../../portal/contract/questionnaire.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import type { JobView } from './job-view.ts';
import { listMilestones } from './milestones.ts';
import { type NotAvailable, orRefused } from './refused-part.ts';

/** What a job's own page shows beyond the list; null where the portal can't tell. */
export interface JobDetails {
  questionnaire_answers: ProJob['questionnaire_answers'];
  checklist: Checklist['sections'] | null;
  milestones: Milestone[] | null;
  /** What the portal has and refuses to give. */
  not_available: NotAvailable[];
}

/** Ways in which a portal says that it has no such thing. */
const ABSENT = ['not-found', 'unsupported'] as const;

/** An answer of a kind that nobody documents is told as it is written. */
function asAnswer(answer: unknown): Answer {
  if (Array.isArray(answer)) return answer.map((one) => String(asAnswer(one) ?? '—'));
  if (typeof answer === 'object' && answer !== null) return JSON.stringify(answer);
  return typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean'
    ? answer
    : null;
}

/**
 * Reads a job's questionnaire, checklist and milestones, at the same time. What the portal refuses
 * to give doesn't keep the rest from being read.
 */
export async function readJobDetails(session: Session, job: JobView): Promise<JobDetails> {
  const params = { job_id: job.id };
  const refused: NotAvailable[] = [];
  const given = <T>(part: NotAvailable['part'], call: Promise<T>) =>
    orRefused(part, orNull(call, ...ABSENT), (one) => refused.push(one));
  const [questionnaire, checklist, milestones] = await Promise.all([
    job.questionnaire_answers === null
      ? given('questionnaire', session.client.call('getQuestionnaire', { params }))
      : null,
    given('checklist', session.client.call('getChecklist', { params })),
    given('milestones', listMilestones(session, job)),
  ]);
  const asked = (questionnaire?.questions ?? []).map(({ id, question, answer }) => ({
    question_id: id,
    question,
    answer: asAnswer(answer),
  }));
  return {
    questionnaire_answers: job.questionnaire_answers ?? asked,
    checklist: checklist?.sections ?? null,
    milestones,
    not_available: refused,
  };
}
