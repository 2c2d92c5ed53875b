import type { Message } from '../../portal/contract/messages.ts';
import { pages } from '../../portal/paging.ts';
import { compareInstants } from '../../rules/instants.ts';
import { clientUserIds, fullName, type JobView } from '../job/job-view.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';

/**
 * Who wrote a message: the pro, someone on the client's side, or neither (the platform, support).
 * The documented API tells nothing of who else may write, such as a pro of before.
 */
export type Author = 'pro' | 'client' | 'system' | 'unknown';

/** A chat message with its author told apart. */
export interface MessageView extends Message {
  author: Author;
  author_name: string;
}

/** Messages asked for at a time. */
const PAGE_SIZE = 100;

const NO_MESSAGES: { data: Message[] } = { data: [] };

/**
 * Every message, page by page, in the portal's order: the documentation states none. It answers 404
 * for a job that has no message yet, which is no failure.
 */
export async function* readMessages(
  session: Session,
  job: JobView,
  pageSize = PAGE_SIZE,
): AsyncGenerator<Message> {
  yield* pages(
    async (page) =>
      (await orNull(
        session.client.call('listMessages', {
          params: { job_id: job.id },
          query: { page_size: pageSize, ...page },
        }),
        'not-found',
      )) ?? NO_MESSAGES,
    (message) => message.id,
  );
}

/** Tells who wrote a message of a job by the job's members. */
export function authorOf(senderId: string, job: JobView): Author {
  if (clientUserIds(job).includes(senderId)) return 'client';
  if (job.members.some((member) => member.user_id === senderId)) return 'pro';
  const isPublic = job.workspace === null;
  return isPublic ? 'unknown' : 'system';
}

function viewMessage(message: Message, job: JobView): MessageView {
  const author = authorOf(message.sender_user_id, job);
  const member = job.members.find(({ user_id }) => user_id === message.sender_user_id);
  const name =
    (member && fullName(member)) || (author === 'system' ? 'The portal' : message.sender_user_id);
  const { id, text, sender_user_id, create_time } = message;
  return { id, text, sender_user_id, create_time, author, author_name: name };
}

const isBefore = (one: Message, other: Message | undefined): boolean =>
  other !== undefined && compareInstants(one.create_time, other.create_time) < 0;

/**
 * The newest messages of a job, oldest first, each with its author. A portal that begins with the
 * oldest is read to its end.
 *
 * @param limit how many at most; Infinity for the whole conversation
 * @returns the messages, and whether there are older ones
 */
export async function listMessages(
  session: Session,
  job: JobView,
  limit: number,
): Promise<{ messages: MessageView[]; more: boolean }> {
  const pageSize = Math.min(limit + 1, PAGE_SIZE);
  // Whole pages are read, for within a page the newest may stand anywhere.
  const wanted = Math.ceil((limit + 1) / pageSize) * pageSize;
  const read: MessageView[] = [];
  for await (const message of readMessages(session, job, pageSize)) {
    const [first] = read;
    // Only the next page tells whether a page that goes up in time is one of a list that does.
    if (read.length >= wanted && isBefore(message, first)) break;
    read.push(viewMessage(message, job));
    if (read.length === wanted && !(first && isBefore(first, message))) break;
  }
  const sorted = read
    .reverse()
    .sort((left, right) => compareInstants(left.create_time, right.create_time));
  const more = sorted.length > limit;
  return { messages: more ? sorted.slice(-limit) : sorted, more };
}
