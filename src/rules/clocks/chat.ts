import type { CloseFacts, CloseMessage } from '../close-gate/facts.ts';
import { compareInstants } from '../instants.ts';

/** The client wrote, and the pro's first message after it; null while there is none. */
export interface Exchange {
  asked: CloseMessage;
  answered: CloseMessage | null;
}

/** A job's conversation with its sides told apart. */
export interface KnownChat {
  known: true;
  /** The pro's own messages, oldest first. */
  pro: readonly CloseMessage[];
  exchanges: readonly Exchange[];
}

/** A job's conversation, or the reason why its sides can't be told apart. */
export type Chat = KnownChat | { known: false; why: string };

/**
 * Reads who owes whom an answer: L1, Rocket Tax service expectations. An exchange begins with the
 * client's first message after the pro's last one, and any message that the pro wrote ends it, a
 * holding reply too. The platform's messages count for neither side, notes and uploads are no
 * messages, and a message with an empty text says nothing. Of two messages of one instant the
 * client's counts as the later.
 *
 * @throws RangeError for a time that is no instant
 */
export function readChat({ job, messages }: CloseFacts): Chat {
  const said = messages.filter(({ text }) => text.trim() !== '');
  const clients = new Set(job.client_user_ids);
  const others = said.filter((message) => !clients.has(message.sender_user_id));
  const { pro_user_id: proId } = job;
  if (clients.size === 0 && others.some((message) => message.sender_user_id !== proId)) {
    return { known: false, why: 'The portal does not say which user is the client.' };
  }
  if (proId === null && others.length > 0) {
    return { known: false, why: 'The portal does not say which user is the pro.' };
  }
  const rank = (message: CloseMessage) => (clients.has(message.sender_user_id) ? 1 : 0);
  const ordered = said.toSorted(
    (left, right) =>
      compareInstants(left.create_time, right.create_time) ||
      rank(left) - rank(right) ||
      (left.id < right.id ? -1 : 1),
  );
  const exchanges: Exchange[] = [];
  let open: Exchange | null = null;
  for (const message of ordered) {
    if (clients.has(message.sender_user_id)) {
      if (open !== null) continue;
      open = { asked: message, answered: null };
      exchanges.push(open);
    } else if (message.sender_user_id === proId && open !== null) {
      open.answered = message;
      open = null;
    }
  }
  const pro = ordered.filter((message) => message.sender_user_id === proId && rank(message) === 0);
  return { known: true, pro, exchanges };
}

/** The client's message that waits for an answer; null when none does. */
export function unanswered(chat: Chat): CloseMessage | null {
  const last = chat.known ? chat.exchanges.at(-1) : undefined;
  return last?.answered === null ? last.asked : null;
}
