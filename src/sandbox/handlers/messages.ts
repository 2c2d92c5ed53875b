import { randomUUID } from 'node:crypto';
import type { Message } from '../../portal/contract/messages.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import { recordEvent } from '../events.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import type { Portal } from '../portal.ts';
import { badRequest } from '../problem.ts';
import { assertOpen, assertProOnJob, findJob, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

function post(portal: Portal, job: ProJob, senderId: string, text: string): Message {
  const message = {
    id: randomUUID(),
    text,
    sender_user_id: senderId,
    create_time: portal.clock.iso(),
  };
  portal.store.messages.insert(job.id, message);
  const sender = job.members?.find(({ user_id }) => user_id === senderId);
  const unread = sender?.type === 'PROVIDER' ? 0 : job.unread_count + 1;
  recordEvent(portal, job.id, 'message_sent', senderId, { message_id: message.id });
  saveJob(portal, { ...job, unread_count: unread });
  return message;
}

export const messageHandlers: HandlersOf<'listMessages' | 'sendMessage' | 'sendProMessage'> = {
  listMessages({ params, query, portal }) {
    const job = findJob(portal, params.job_id);
    const list = `messages ${job.id}`;
    const before = readPageToken(query.page_token, list);
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toPage(portal.store.messages.list(job.id, before, size), list);
  },
  sendMessage({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    if (!job.members?.some(({ user_id }) => user_id === body.sender_user_id)) {
      throw badRequest(`${body.sender_user_id} is not a member of job ${job.short_id}.`, [
        { path: '/body/sender_user_id', message: 'not a member of the job' },
      ]);
    }
    assertOpen(job);
    const { id, create_time } = post(portal, job, body.sender_user_id, body.text);
    return { id, create_time };
  },
  sendProMessage({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    assertOpen(job);
    return post(portal, job, userId, body.text);
  },
};
