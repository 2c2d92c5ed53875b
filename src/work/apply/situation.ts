import type { BasisFacts } from '../../rules/plan/basis.ts';
import type { JobView } from '../job/job-view.ts';
import type { FileAction } from '../plan/file/plan-file.ts';
import { readWaitingNotes } from '../plan/read-notes.ts';
import { readJobFacts } from '../queue/read-job-facts.ts';
import type { ApplyTools } from './apply-tools.ts';

/** A job as the portal has it now. */
export interface Situation {
  job: JobView;
  facts: BasisFacts;
}

/**
 * Reads the job of an action afresh, as much of it as the action was based on.
 *
 * @throws TaxqError as the portal’s calls do, and for a job that there isn’t
 */
export async function readSituation(
  { session, findJob }: Pick<ApplyTools, 'session' | 'findJob'>,
  { job: shortId, based_on }: FileAction,
): Promise<Situation> {
  const job = await findJob(shortId);
  const [facts, notes] = await Promise.all([
    readJobFacts(session, job),
    based_on.note === 'unknown' ? null : readWaitingNotes(session, job),
  ]);
  return { job, facts: { job: facts, notes } };
}
