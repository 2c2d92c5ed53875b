import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  JobParams,
  NullableInstant,
  openSet,
  PageQuery,
  pageOf,
} from './common.ts';
import { operation } from './operation.ts';

/** What is written down about a job; a portal may write down more. */
export const EVENT_TYPES = [
  'job_created',
  'job_claimed',
  'message_sent',
  'note_added',
  'document_uploaded',
  'document_version_added',
  'document_deleted',
  'milestone_ticked',
  'info_complete_declared',
  'info_complete_withdrawn',
  'on_hold',
  'resumed',
  'scope_change_requested',
  'scope_change_approved',
  'scope_change_rejected',
  'scope_change_withdrawn',
  'draft_submitted',
  'draft_approved',
  'draft_rejected',
  'completed',
  'reopened',
  'cancelled',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const About = (what: string) =>
  Type.Optional(Type.Union([Id, Type.Null()], { description: `${what} that it is about` }));

export const JobEvent = Type.Object({
  id: Id,
  type: openSet(EVENT_TYPES, 'What happened'),
  actor_user_id: Type.Optional(
    Type.Union([Id, Type.Null()], { description: 'Who did it; null where nobody is told' }),
  ),
  time: Type.Optional(NullableInstant),
  message_id: About('The message'),
  note_id: About('The internal note'),
  document_id: About('The document'),
  milestone_id: About('The milestone'),
  scope_change_id: About('The scope change'),
  note: Type.Optional(
    Type.Union([Type.String(), Type.Null()], {
      description: 'A word more: the reason of a hold, a document’s title, a milestone’s name',
    }),
  ),
});
export type JobEvent = Type.Static<typeof JobEvent>;

export const listEvents = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}/events',
  surface: 'pro',
  capability: 'events',
  summary: 'List what pro, client and portal did on a job, newest last',
  params: JobParams,
  query: PageQuery,
  response: { status: 200, schema: pageOf(JobEvent) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});
