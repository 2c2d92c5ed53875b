import type { JobEvent } from '../../portal/contract/events.ts';
import { pages } from '../../portal/paging.ts';
import { type Author, authorOf } from '../message/list-messages.ts';
import type { Session } from '../session.ts';
import { fullName, type JobView, openCommand } from './job-view.ts';

/** An event with who did it; fields that the portal doesn't tell are null. */
export interface EventView {
  id: string;
  type: string;
  time: string | null;
  actor_user_id: string | null;
  /** Null where the portal doesn't tell who it was. */
  actor: Exclude<Author, 'unknown'> | null;
  actor_name: string | null;
  message_id: string | null;
  note_id: string | null;
  document_id: string | null;
  milestone_id: string | null;
  scope_change_id: string | null;
  note: string | null;
}

/** Events asked for at a time. */
const PAGE_SIZE = 500;

/** What happened on a job, newest last; the portal must offer it. */
export async function* readEvents(session: Session, job: JobView): AsyncGenerator<JobEvent> {
  const params = { job_id: job.id };
  yield* pages(
    (page) =>
      session.client.call('listEvents', { params, query: { page_size: PAGE_SIZE, ...page } }),
    (event) => event.id,
  );
}

function viewEvent(event: JobEvent, job: JobView): EventView {
  const { id, type, time, actor_user_id: actorId } = event;
  return {
    id,
    type,
    time: time ?? null,
    actor_user_id: actorId ?? null,
    ...actorOf(actorId ?? null, job),
    message_id: event.message_id ?? null,
    note_id: event.note_id ?? null,
    document_id: event.document_id ?? null,
    milestone_id: event.milestone_id ?? null,
    scope_change_id: event.scope_change_id ?? null,
    note: event.note ?? null,
  };
}

function actorOf(id: string | null, job: JobView): Pick<EventView, 'actor' | 'actor_name'> {
  if (id === null) return { actor: null, actor_name: null };
  const author = authorOf(id, job);
  // A portal that lists events is one of ours, where only the platform is no member.
  const actor = author === 'unknown' ? 'system' : author;
  const member = job.members.find(({ user_id }) => user_id === id);
  return { actor, actor_name: (member && fullName(member)) || null };
}

/**
 * The newest events of a job, oldest first, each with who did it.
 *
 * @param limit how many at most; Infinity for all
 * @returns the events, and whether there are older ones
 * @throws TaxqError of kind `unsupported` on a portal that tells none
 */
export async function listEvents(
  session: Session,
  job: JobView,
  limit: number,
): Promise<{ events: EventView[]; more: boolean }> {
  await session.capabilities.need('events', 'the events of a job', openCommand(job));
  const newest: EventView[] = [];
  let more = false;
  for await (const event of readEvents(session, job)) {
    newest.push(viewEvent(event, job));
    if (newest.length <= limit) continue;
    newest.shift();
    more = true;
  }
  return { events: newest, more };
}
