import type { QueueReport } from '../../report/queue-report.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { QueuedJob } from '../../work/queue/queued-job.ts';
import type { Queue } from '../../work/queue/read-queue.ts';
import type { Session } from '../../work/session.ts';
import { limitNote, unknownNote } from './notes.ts';

/**
 * The queue for its reports.
 *
 * @param shown the jobs of the queue that were asked for
 */
export function toReport(
  { jobs, limit }: Queue,
  shown: readonly QueuedJob[],
  { profile, client }: Session,
  frame: ClockFrame,
  now: Date,
): QueueReport {
  const left = jobs.length - shown.length;
  const notes = [
    left === 0
      ? null
      : `${left} more open ${left === 1 ? 'job is' : 'jobs are'} left out: nothing of them presses.`,
    limitNote(limit),
    unknownNote(shown),
  ];
  return {
    frame,
    time: now.toISOString(),
    origin: client.origin,
    profile: profile.name,
    jobs: shown.map(({ job, stage, clocks, error }) => ({
      id: job.id,
      short_id: job.short_id,
      client: jobTitle(job),
      stage,
      clocks,
      error: error?.whatAndWhy ?? null,
    })),
    notes: notes.filter((note) => note !== null),
  };
}
