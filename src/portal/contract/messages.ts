import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  Instant,
  JobParams,
  PageQuery,
  pageOf,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

const Text = Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' });

export const Message = Type.Object({
  id: Id,
  text: Type.String(),
  sender_user_id: Id,
  create_time: Instant,
});
export type Message = Type.Static<typeof Message>;

export const SentMessage = Type.Object({ id: Id, create_time: Instant });
export type SentMessage = Type.Static<typeof SentMessage>;

export const listMessages = operation({
  id: 'listMessages',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}/messages',
  surface: 'public',
  summary: 'List the chat messages of a job',
  params: JobParams,
  query: PageQuery,
  response: { status: 200, schema: pageOf(Message) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const sendMessage = operation({
  id: 'sendMessage',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/messages',
  surface: 'public',
  summary: 'Send a chat message in the name of a user of the job',
  params: JobParams,
  body: Type.Object({ text: Text, sender_user_id: Id }, { additionalProperties: false }),
  response: { status: 200, schema: SentMessage },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'reconcile',
});

export const sendProMessage = operation({
  id: 'sendProMessage',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/messages',
  surface: 'pro',
  capability: 'messages',
  summary: 'Send a chat message as the pro who is signed in',
  params: JobParams,
  body: Type.Object({ text: Text }, { additionalProperties: false }),
  response: { status: 201, schema: Message },
  errors: [...WRITE_ERRORS, 404, 409, 422],
  repeat: 'key',
});
