import type { Message } from '../../portal/contract/messages.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import { readMessages } from './list-messages.ts';

/** A message on its way. */
export interface Sending {
  session: Session;
  draft: Draft;
  /** In whose name it is sent. */
  proId: string;
  /** The portal's time before the first attempt, in milliseconds since the epoch. */
  since: number;
}

/** How far the portal's clock, told to the second, may be off. */
const CLOCK_SLACK_MS = 2_000;

/** A text as it is compared: a portal may store other line ends, or no blank ends, than it was given. */
export const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Looks in the chat for the message that an attempt may have left there; null when it isn't. */
export async function findSent({ session, draft, proId, since }: Sending): Promise<Message | null> {
  for await (const message of readMessages(session, draft.job)) {
    if (
      message.sender_user_id === proId &&
      Date.parse(message.create_time) >= since - CLOCK_SLACK_MS &&
      plainText(message.text) === plainText(draft.text)
    ) {
      return message;
    }
  }
  return null;
}
