import type { Message } from '../../portal/contract/messages.ts';
import { pages } from '../../portal/paging.ts';
import { clientUserIds, type JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';

/** Who wrote a message: the pro, someone on the client's side, or neither (the platform, support). */
export type Author = 'pro' | 'client' | 'system';

/** A chat message with its author told apart. */
export interface MessageView extends Message {
  author: Author;
  author_name: string;
}

/** Newest message first, page by page, whatever order the portal keeps within a page. */
export async function* readMessages(session: Session, job: JobView): AsyncGenerator<Message> {
  yield* pages(
    (page_token) =>
      session.client.call('listMessages', {
        params: { job_id: job.id },
        query: page_token ? { page_token } : {},
      }),
    (message) => message.id,
  );
}

/** Tells who wrote a message of a job; `proId` is the signed-in pro. */
export function authorOf(senderId: string, job: JobView, proId: string): Author {
  if (senderId === proId) return 'pro';
  if (clientUserIds(job).includes(senderId)) return 'client';
  return job.members.some((member) => member.user_id === senderId) ? 'pro' : 'system';
}

/**
 * All messages of a job, oldest first, each with its author.
 *
 * @param proId the signed-in pro's user id
 */
export async function listMessages(
  session: Session,
  job: JobView,
  proId: string,
): Promise<MessageView[]> {
  const views: MessageView[] = [];
  for await (const message of readMessages(session, job)) {
    const author = authorOf(message.sender_user_id, job, proId);
    const member = job.members.find(({ user_id }) => user_id === message.sender_user_id);
    const name =
      member?.display_name?.trim() || (author === 'system' ? 'The portal' : message.sender_user_id);
    views.push({ ...message, author, author_name: name });
  }
  return views.sort((a, b) => Date.parse(a.create_time) - Date.parse(b.create_time));
}
