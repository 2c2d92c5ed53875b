import { recordEvent } from '../events.ts';
import { declareInfoComplete, withdrawInfoComplete } from '../lifecycle.ts';
import { assertProOnJob, findJob, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

export const infoCompleteHandlers: HandlersOf<'declareInfoComplete' | 'withdrawInfoComplete'> = {
  declareInfoComplete({ params, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    const declared = declareInfoComplete(job, portal.clock.iso());
    if (declared === job) return job;
    recordEvent(portal, job.id, 'info_complete_declared', userId);
    return saveJob(portal, declared);
  },
  withdrawInfoComplete({ params, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    const withdrawn = withdrawInfoComplete(job);
    if (withdrawn === job) return job;
    recordEvent(portal, job.id, 'info_complete_withdrawn', userId);
    return saveJob(portal, withdrawn);
  },
};
