import { createHash } from 'node:crypto';
import type { SentMessage } from '../../portal/contract/messages.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { Store } from '../../store/index.ts';
import { jobTitle } from '../job/job-view.ts';
import { exactlyOnce } from '../once/exactly-once.ts';
import type { OnceTools } from '../once/once-only.ts';
import type { Draft } from './draft.ts';
import { sameMessages } from './find-sent.ts';
import { keepPromises } from './keep-promises.ts';
import { plainText } from './same-text.ts';
import { sendMessage } from './send-message.ts';

/** What sending needs besides the message. */
export interface SendTools extends OnceTools {
  /** The signed-in pro's user id, in whose name it is sent. */
  proId: string;
}

/** A message that is in the chat, and how it came there. */
export interface SentOnce {
  /** For one that was known to be sent, `create_time` is when this machine learned of it. */
  message: SentMessage;
  /** `already_sent`: an earlier attempt, or another process, had brought it there. */
  how: 'sent' | 'already_sent';
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the outbox keeps of a message's text. */
export const messageDigest = (text: string): string => digest(plainText(text));

/** The outbox's key of a text to a job: who sends the same at the same time meets there. */
const keyOfText = (origin: string, { job, text }: Draft): string =>
  `text:${digest(JSON.stringify(['message', origin, job.id, plainText(text)]))}`;

/**
 * Sends a message to the client exactly once, and writes down the dates that it promises (M3, Rocket
 * Tax service expectations).
 *
 * Under a key, what is done is done: it is never sent again. Without one a text that was sent before
 * the command began may be sent again on purpose. Either way an unfinished attempt is settled first,
 * and the same text that another taxq has sent meanwhile, under whatever key, is not sent again.
 *
 * @param key the caller's, such as `plan:<id>:<action>`
 * @throws TaxqError as `exactlyOnce` and `sendMessage` do
 */
export async function sendOnce(tools: SendTools, draft: Draft, key?: string): Promise<SentOnce> {
  const { session, store, proId, sleep } = tools;
  const { job, text } = draft;
  const { origin } = session.client;
  const { id, create_time, how } = await exactlyOnce<SentMessage>(tools, {
    intent: {
      key: keyOfText(origin, draft),
      origin,
      job_id: job.id,
      short_id: job.short_id,
      kind: 'message',
      sha256: messageDigest(text),
    },
    key,
    takesKeys: await session.capabilities.has('messages'),
    alike: () => sameMessages({ session, draft, proId }),
    send: (sending) => sendMessage(session, draft, proId, { ...sending, sleep }),
    onThere: (message) => keepPromises(session, store, draft, message),
    what: `message to ${jobTitle(job)}`,
    look: taxqCommand('message list', [job.short_id]),
  });
  return { message: { id, create_time }, how };
}

/**
 * Whether an earlier attempt to send this may have arrived, and nobody has settled it yet. It may
 * stand in the chat already, without being a repetition.
 */
export function isUnsettled(store: Store, origin: string, draft: Draft, key?: string): boolean {
  const keys = [keyOfText(origin, draft), ...(key === undefined ? [] : [key])];
  return keys.some((one) => store.outbox.isUnsettled(one));
}
