import { compareInstants } from '../instants.ts';
import { jobState } from '../job-state.ts';
import type { Hold } from './facts.ts';
import { inOrder, type TimelineEvent } from './timeline.ts';

export interface HoldingScopeChange {
  id: string;
  status: string;
  create_time: string;
  decided_time?: string | null | undefined;
}

/**
 * The holds that a job's scope changes made: On-Hold from the request to the approval or the
 * withdrawal, while a rejected one keeps it On-Hold (C3, Rocket Tax service expectations). Null
 * where that doesn't agree with the job's status, as for a job that is On-Hold for another reason:
 * then the holds are not known. Earlier holds for other reasons leave no trace to be seen.
 *
 * @throws RangeError for a time that is no instant
 */
export function holdsOfScopeChanges(
  status: string,
  changes: readonly HoldingScopeChange[],
): Hold[] | null {
  const holds: Hold[] = [];
  let open: Hold | null = null;
  for (const change of changes.toSorted((a, b) => compareInstants(a.create_time, b.create_time))) {
    if (open === null) {
      open = { id: change.id, from: change.create_time, to: null };
      holds.push(open);
    }
    if (!resumes(change.status)) continue;
    if (!change.decided_time) return null;
    open.to = change.decided_time;
    open = null;
  }
  const agrees = jobState(status) === 'cancelled' || (open !== null) === isOnHold(status);
  return agrees ? holds : null;
}

/** A job that has ended, or began again, is no longer On-Hold. */
const HOLD_ENDS = new Set(['resumed', 'completed', 'cancelled', 'reopened']);

/**
 * The holds that a job's events tell of, for whatever reason it was On-Hold. Null where they don't
 * agree with its status, because events are missing or lack their time: then the holds are not
 * known. A new reason for a hold that lasts begins no other one.
 */
export function holdsOfEvents(status: string, events: readonly TimelineEvent[]): Hold[] | null {
  const holds: Hold[] = [];
  let open: Hold | null = null;
  for (const { id, type, time } of inOrder(events)) {
    if (type === 'on_hold' && open === null) {
      open = { id, from: time, to: null };
      holds.push(open);
    } else if (HOLD_ENDS.has(type) && open !== null) {
      open.to = time;
      open = null;
    }
  }
  return (open !== null) === isOnHold(status) ? holds : null;
}

const isOnHold = (status: string): boolean => jobState(status) === 'on-hold';

function resumes(status: string): boolean {
  return ['APPROVED', 'WITHDRAWN'].includes(status.trim().toUpperCase());
}
