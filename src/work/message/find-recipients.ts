import { findJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';

/**
 * The jobs that a pro names, each once however often it is named.
 *
 * @throws TaxqError as `findJob` does, for the first that can't be told
 */
export async function findRecipients(
  session: Session,
  texts: readonly string[],
): Promise<JobView[]> {
  const jobs = new Map<string, JobView>();
  for (const text of texts) {
    const job = await findJob(session, text);
    jobs.set(job.id, job);
  }
  return [...jobs.values()];
}
