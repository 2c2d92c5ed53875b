import type { EventType } from '../portal/contract/events.ts';
import type { ScopeChange } from '../portal/contract/scope-changes.ts';
import { recordEvent } from './events.ts';
import type { Portal } from './portal.ts';

type Decision = Extract<
  EventType,
  'scope_change_approved' | 'scope_change_rejected' | 'scope_change_withdrawn'
>;

const SCOPE_CHANGE = 'scope_change';

/** Writes down that a scope change is asked for, and that the job is On-Hold for it. */
export function recordScopeRequest(portal: Portal, change: ScopeChange): void {
  const { id, job_id: jobId, created_by_user_id: actor, reason } = change;
  const about = { scope_change_id: id };
  recordEvent(portal, jobId, 'scope_change_requested', actor, { ...about, note: reason });
  recordEvent(portal, jobId, 'on_hold', actor, { ...about, note: SCOPE_CHANGE });
}

/** Writes down what became of it; a rejected one leaves the job On-Hold, any other resumes it. */
export function recordScopeDecision(
  portal: Portal,
  { id, job_id: jobId, decision_reason: reason }: ScopeChange,
  type: Decision,
  actor: string,
): void {
  const about = { scope_change_id: id };
  recordEvent(portal, jobId, type, actor, { ...about, note: reason ?? null });
  if (type === 'scope_change_rejected') return;
  recordEvent(portal, jobId, 'resumed', actor, { ...about, note: SCOPE_CHANGE });
}
