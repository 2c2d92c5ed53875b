import type { Message } from '../../portal/contract/messages.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import { readMessages } from './list-messages.ts';
import { saysTheSame } from './same-text.ts';

/** A message that may be in the chat already. */
export interface Sending {
  session: Session;
  draft: Draft;
  /** In whose name it is sent. */
  proId: string;
}

/** Every message of the chat with the same text in the pro’s name, in the portal’s order. */
export async function sameMessages({ session, draft, proId }: Sending): Promise<Message[]> {
  const same: Message[] = [];
  for await (const message of readMessages(session, draft.job)) {
    if (message.sender_user_id === proId && saysTheSame(message.text, draft.text))
      same.push(message);
  }
  return same;
}

/**
 * Looks in the chat for a message that says the same.
 *
 * @param since only from then on; milliseconds since the epoch by the portal’s clock
 */
export async function findSent(sending: Sending, since = 0): Promise<Message | null> {
  const same = await sameMessages(sending);
  return same.find(({ create_time }) => !(Date.parse(create_time) < since)) ?? null;
}
