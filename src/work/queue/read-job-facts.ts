import type { JobClockFacts } from '../../rules/clocks/facts.ts';
import { readCloseFacts } from '../close/read-close-facts.ts';
import type { ReadPapers } from '../close/read-papers.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { readTimeline } from './read-timeline.ts';

/**
 * Reads all that a job's stage and clocks are told from, afresh from the portal. What the portal
 * doesn't tell is null; no portal tells the federal form or whether an extension was filed.
 *
 * @param papers reads the texts of confirmations and signed papers; without it they are unread
 * @throws RangeError when the portal gives the job or a scope change a time that is no instant
 */
export async function readJobFacts(
  session: Session,
  job: JobView,
  papers?: ReadPapers,
): Promise<JobClockFacts> {
  const [facts, timeline] = await Promise.all([
    readCloseFacts(session, job, papers),
    readTimeline(session, job),
  ]);
  return {
    ...facts,
    job: {
      ...facts.job,
      create_time: job.create_time,
      deadline_time: job.deadline_time,
      completed_time: job.completed_time,
      hold_reason: job.hold_reason,
      form: null,
      extended: null,
    },
    ...timeline,
  };
}
