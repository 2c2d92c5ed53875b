import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  FilteredPageQuery,
  Id,
  JobParams,
  NullableInstant,
  openSet,
  pageOf,
  WRITE_ERRORS,
} from './common.ts';
import { Job } from './jobs.ts';
import { operation } from './operation.ts';
import { Answer } from './questionnaire.ts';

export const Jurisdiction = Type.Object({
  code: Type.String({ minLength: 1, description: 'US for federal, else the state’s two letters' }),
  name: Type.String(),
  filing: openSet(['EFILE', 'PAPER'], 'How the return is filed'),
});
export type Jurisdiction = Type.Static<typeof Jurisdiction>;

export const JobService = Type.Object({
  item_id: Id,
  name: Type.String(),
  quantity: Type.Integer({ minimum: 1 }),
});
export type JobService = Type.Static<typeof JobService>;

export const ProJob = Type.Object({
  ...Job.properties,
  workspace: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  job_type: openSet(
    ['b2c_individual', 'b2c_business', 'b2b_prep', 'b2b_review', 'bookkeeping', 'consultation'],
    'Kind of engagement',
  ),
  tax_year: Type.Union([Type.Integer(), Type.Null()]),
  jurisdictions: Type.Array(Jurisdiction),
  questionnaire_answers: Type.Array(
    Type.Object({ question_id: Id, question: Type.String(), answer: Answer }),
  ),
  hold_reason: Type.Union([
    openSet(
      ['scope_change', 'missing_documents', 'pending_signature', 'pending_payment', 'other'],
      'Why the job is On-Hold',
    ),
    Type.Null(),
  ]),
  pending_scope_change_id: Type.Union([Id, Type.Null()]),
  unread_count: Type.Integer({
    minimum: 0,
    description: 'Client messages since the pro’s last message',
  }),
  info_complete_time: NullableInstant,
  completed_time: NullableInstant,
  client_rating: Type.Union([Type.Integer(), Type.Null()]),
  services: Type.Optional(
    Type.Array(JobService, {
      description: 'What the client bought, with what approved scope changes added',
    }),
  ),
  client_tin_last_four: Type.Optional(
    Type.Union([Type.String({ pattern: '^[0-9]{4}$' }), Type.Null()], {
      description: 'Last four digits of the client’s taxpayer id',
    }),
  ),
});
export type ProJob = Type.Static<typeof ProJob>;

export const listProJobs = operation({
  id: 'listProJobs',
  method: 'GET',
  path: '/pro/v1/jobs',
  surface: 'pro',
  capability: 'jobs',
  summary: 'List jobs as the pro sees them',
  query: FilteredPageQuery,
  response: { status: 200, schema: pageOf(ProJob) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const getProJob = operation({
  id: 'getProJob',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}',
  surface: 'pro',
  capability: 'jobs',
  summary: 'Get one job as the pro sees it',
  params: JobParams,
  response: { status: 200, schema: ProJob },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const completeJob = operation({
  id: 'completeJob',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/complete',
  surface: 'pro',
  capability: 'complete',
  summary: 'Complete a job and rate the client; chat and documents become read-only',
  params: JobParams,
  body: Type.Object(
    {
      rating: Type.Integer({ minimum: 1, maximum: 5, description: 'The client, from 1 to 5' }),
      comment: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
  response: { status: 200, schema: ProJob },
  errors: [...WRITE_ERRORS, 404, 409, 422],
  repeat: 'key',
});
