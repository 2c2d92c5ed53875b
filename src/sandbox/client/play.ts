import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { TaxqError } from '../../errors.ts';
import type { Document } from '../../portal/contract/documents.ts';
import type { Job } from '../../portal/contract/jobs.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import type { Milestone } from '../../portal/contract/milestones.ts';
import { clientOf } from '../job-client.ts';
import type { Locator } from '../locator.ts';
import { type ClientSession, openClientSession } from './session.ts';

/** What the client of a job can do. */
export type ClientAction =
  | { kind: 'say'; text: string }
  /** `documentTypeId` is the tag; the title is the file's name unless given. */
  | { kind: 'upload'; path: string; documentTypeId?: string; title?: string }
  | { kind: 'approve-draft' }
  /** The portal takes no reason with a rejection, so it goes into the chat first. */
  | { kind: 'reject-draft'; reason?: string }
  | { kind: 'approve-scope' }
  | { kind: 'reject-scope'; reason?: string }
  /** A milestone by its id or its name in any case. */
  | { kind: 'tick'; milestone: string };

/** What came of an action. */
export interface Played {
  action: ClientAction['kind'];
  /** The job afterwards. */
  job: Job;
  message?: SentMessage;
  document?: Document;
  milestone?: Milestone;
}

async function readDocument(path: string): Promise<Blob> {
  try {
    return new Blob([await readFile(path)], {
      type: path.toLowerCase().endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
    });
  } catch (cause) {
    throw new TaxqError({
      kind: 'usage',
      code: 'file_unreadable',
      message: `The file ${path} cannot be read.`,
      why: cause instanceof Error ? cause.message : String(cause),
      hint: 'Give the path of a file that exists and that you may read.',
      cause,
    });
  }
}

async function say(session: ClientSession, job: Job, text: string): Promise<SentMessage> {
  const sender = clientOf(job);
  if (sender === undefined) {
    throw new TaxqError({
      kind: 'refused',
      code: 'job_without_client',
      message: `Job ${job.short_id} has no client who could speak.`,
      why: 'None of its members is a client.',
      hint: 'Choose another job.',
    });
  }
  return session.post(`/v1.0/jobs/${job.id}/messages`, { text, sender_user_id: sender.user_id });
}

async function upload(
  session: ClientSession,
  job: Job,
  action: Extract<ClientAction, { kind: 'upload' }>,
): Promise<Document> {
  const form = new FormData();
  form.set('job_id', job.id);
  form.set('title', action.title ?? basename(action.path));
  if (action.documentTypeId !== undefined) form.set('document_type_id', action.documentTypeId);
  form.set('file', await readDocument(action.path), basename(action.path));
  return session.post('/v1.0/documents', form);
}

async function tick(session: ClientSession, job: Job, wanted: string): Promise<Milestone> {
  const path = `/pro/v1/jobs/${job.id}/milestones`;
  const { data } = await session.get<{ data: Milestone[] }>(path);
  const found = data.find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  if (found !== undefined) return session.post(`${path}/${found.id}/complete`);
  throw new TaxqError({
    kind: 'not-found',
    code: 'milestone_unknown',
    message: `Job ${job.short_id} has no milestone "${wanted}".`,
    why: `Its milestones are ${data.map(({ name }) => name).join(', ')}.`,
    hint: 'Give one of these names, or a milestone’s id.',
  });
}

async function act(session: ClientSession, job: Job, action: ClientAction) {
  const path = `/v1.0/jobs/${job.id}`;
  switch (action.kind) {
    case 'say':
      return { message: await say(session, job, action.text) };
    case 'upload':
      return { document: await upload(session, job, action) };
    case 'approve-draft':
      await session.post(`${path}/approve_draft`);
      return {};
    case 'reject-draft': {
      const told =
        action.reason === undefined ? {} : { message: await say(session, job, action.reason) };
      await session.post(`${path}/reject_draft`);
      return told;
    }
    case 'approve-scope':
      await session.post(`${path}/scope_change/approve`);
      return {};
    case 'reject-scope': {
      const body = action.reason === undefined ? {} : { reason: action.reason };
      await session.post(`${path}/scope_change/reject`, body);
      return {};
    }
    case 'tick':
      return { milestone: await tick(session, job, action.milestone) };
  }
}

/**
 * Plays the client of a job on a running sandbox, over HTTP, through the endpoints that the
 * client's side has.
 * @param job id or short id
 * @throws TaxqError when the file cannot be read, the sandbox does not answer, or it refuses.
 */
export async function playClient(
  locator: Locator,
  job: string,
  action: ClientAction,
): Promise<Played> {
  const session = await openClientSession(locator);
  const path = /^[A-Z0-9]{11}$/.test(job)
    ? `/v1.0/jobs/getByShortId:${job}`
    : `/v1.0/jobs/${encodeURIComponent(job)}`;
  const before = await session.get<Job>(path);
  const result = await act(session, before, action);
  return { action: action.kind, job: await session.get<Job>(`/v1.0/jobs/${before.id}`), ...result };
}
