import { Unreachable, withUnknownOutcome } from '../../http/failure.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import { type Sleep, writeOnce } from '../../portal/write-once.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { jobTitle } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';

const sendUnderKey =
  ({ client }: Session, { job, text }: Draft, idempotencyKey: string, onRepeat?: () => void) =>
  async (): Promise<SentMessage> => {
    try {
      const input = { params: { job_id: job.id }, body: { text } };
      return await client.call('sendProMessage', input, { idempotencyKey, onRepeat });
    } catch (error) {
      // The last failure says nothing about the tries before it: any of them may have arrived.
      throw error instanceof Unreachable ? withUnknownOutcome(error) : error;
    }
  };

const sendPublicly =
  ({ client }: Session, { job, text }: Draft, proId: string): (() => Promise<SentMessage>) =>
  () =>
    client.call('sendMessage', {
      params: { job_id: job.id },
      body: { text, sender_user_id: proId },
    });

/** How a message is sent, beside what and to whom. */
export interface SendMessageOptions {
  /** Looks in the chat for what an attempt has left there. */
  left: () => Promise<SentMessage | null>;
  /** The key to send under, where the portal takes one. */
  idempotencyKey: string;
  /** Told when it is sent again although an attempt may have arrived. */
  onRepeat?: (() => void) | undefined;
  sleep?: Sleep | undefined;
}

/**
 * Sends a message to the client once, as long as this process lives: under an idempotency key where
 * the portal takes one, and after a failure that leaves the outcome open only when the chat doesn't
 * hold it. `sendOnce` does it for good.
 *
 * @param proId the signed-in pro's user id, in whose name it is sent
 * @throws TaxqError `outcome_unknown` (unreachable) when the chat can't be read back either
 */
export async function sendMessage(
  session: Session,
  draft: Draft,
  proId: string,
  { left, idempotencyKey, onRepeat, sleep }: SendMessageOptions,
): Promise<SentMessage> {
  const { job } = draft;
  const { id, create_time } = await writeOnce<SentMessage>({
    send: (await session.capabilities.has('messages'))
      ? sendUnderKey(session, draft, idempotencyKey, onRepeat)
      : sendPublicly(session, draft, proId),
    find: left,
    doing: `send the message to ${jobTitle(job)}`,
    look: taxqCommand('message list', [job.short_id]),
    onRepeat,
    sleep,
  });
  return { id, create_time };
}
