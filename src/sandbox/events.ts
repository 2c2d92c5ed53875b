import { randomUUID } from 'node:crypto';
import type { EventType, JobEvent } from '../portal/contract/events.ts';
import type { SandboxClock } from './clock.ts';
import type { Store } from './store/index.ts';

/** What an event is about; what it has nothing to do with is left out. */
export type EventDetails = Partial<
  Pick<
    JobEvent,
    'message_id' | 'note_id' | 'document_id' | 'milestone_id' | 'scope_change_id' | 'note'
  >
>;

/** An event as the portal keeps it. */
export const eventOf = (
  id: string,
  time: string,
  type: EventType,
  actor: string | null,
  details: EventDetails,
): JobEvent => ({
  id,
  type,
  actor_user_id: actor,
  time,
  message_id: null,
  note_id: null,
  document_id: null,
  milestone_id: null,
  scope_change_id: null,
  note: null,
  ...details,
});

/**
 * Writes down what happens on a job, in the transaction in which it happens.
 *
 * @param actor user id of who does it
 */
export function recordEvent(
  { store, clock }: { store: Store; clock: SandboxClock },
  jobId: string,
  type: EventType,
  actor: string | null,
  details: EventDetails = {},
): void {
  store.events.insert(jobId, eventOf(randomUUID(), clock.iso(), type, actor, details));
}
