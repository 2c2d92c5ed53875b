import { notFound } from '../problem.ts';
import type { HandlersOf } from './handler.ts';

export const questionnaireHandlers: HandlersOf<'getQuestionnaire' | 'getChecklist'> = {
  getQuestionnaire({ params, portal }) {
    const questionnaire = portal.store.jobs.questionnaire(params.job_id);
    if (questionnaire === undefined) throw notFound(`There is no job ${params.job_id}.`);
    return questionnaire;
  },
  getChecklist({ params, portal }) {
    const checklist = portal.store.jobs.checklist(params.job_id);
    if (checklist === undefined) throw notFound(`There is no job ${params.job_id}.`);
    return checklist;
  },
};
