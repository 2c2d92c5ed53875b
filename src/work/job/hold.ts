import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { type HoldAge, holdAge } from '../../rules/hold-age.ts';
import { holdReasonWords } from '../../rules/hold-reason.ts';
import { jobState } from '../../rules/job-state.ts';
import { readTimeline } from '../queue/read-timeline.ts';
import type { Session } from '../session.ts';
import type { JobView } from './job-view.ts';
import { isRefusal } from './refused-part.ts';

/** Why and since when a job is On-Hold. */
export interface HoldView {
  /** In words; null when none is told. */
  reason: string | null;
  /** Null when the portal doesn't tell. */
  since: string | null;
  business_days: number | null;
}

/** How long a job has been On-Hold, and why; null for one that isn't. */
export async function readHold(
  session: Session,
  job: JobView,
  frame: ClockFrame,
): Promise<HoldView | null> {
  if (jobState(job.status) !== 'on-hold') return null;
  const { hold_reason, pending_scope_change_id } = job;
  const reason = holdReasonWords(pending_scope_change_id === null ? hold_reason : 'scope_change');
  const age = await readAge(session, job, frame);
  return { reason, since: age?.since ?? null, business_days: age?.business_days ?? null };
}

/**
 * A time that is none, or beyond the calendar, makes the age unknown and nothing else; so does a
 * portal that doesn't give its timeline.
 */
async function readAge(session: Session, job: JobView, frame: ClockFrame): Promise<HoldAge | null> {
  try {
    return holdAge((await readTimeline(session, job)).holds, frame);
  } catch (error) {
    if (error instanceof RangeError || isRefusal(error)) return null;
    throw error;
  }
}
