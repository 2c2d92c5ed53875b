import type { PlanNote } from '../../rules/plan/facts.ts';
import type { JobView } from '../job/job-view.ts';
import { listNotes } from '../note/list-notes.ts';
import type { Session } from '../session.ts';

/** Enough to see past those that a plan itself has written. */
const NEWEST = 5;

/** The newest notes about what is missing, newest first; null on a portal without notes. */
export async function readWaitingNotes(
  session: Session,
  job: JobView,
): Promise<readonly PlanNote[] | null> {
  if (!(await session.capabilities.has('notes'))) return null;
  const { notes } = await listNotes(session, job, { kind: 'waiting', limit: NEWEST });
  return notes;
}
