import { findJob } from '../../work/job/find-job.ts';
import { listMessages } from '../../work/message/list-messages.ts';
import type { Context } from '../context.ts';
import { drawConversation, messagesView } from './present-conversation.ts';

interface ListInput {
  job: string;
  limit?: number;
  all?: boolean;
}

const DEFAULT_LIMIT = 20;

/** `taxq message list JOB` */
export async function runList(
  { job: text, limit = DEFAULT_LIMIT, all }: ListInput,
  { session: open, output, terminal }: Context,
): Promise<void> {
  const session = await open();
  const job = await findJob(session, text);
  const { messages, more } = await listMessages(session, job, all ? Infinity : limit);
  if (more) terminal.note(`These are the last ${limit}; --all shows the whole conversation.`);
  if (output.machine || !terminal.outIsTerminal || messages.length === 0) {
    await output.list(messagesView, messages);
  } else {
    await terminal.data(`${drawConversation(messages, terminal)}\n`);
  }
}
