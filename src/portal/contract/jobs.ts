import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  FilteredPageQuery,
  Id,
  Instant,
  JobParams,
  maybe,
  openSet,
  pageOf,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

export const JOB_STATUSES = [
  'UNDER_CONSTRUCTION',
  'INFO_GATHERING',
  'UNCLAIMED',
  'CLAIMED',
  'ON_HOLD',
  'CLOSED',
  'CANCELLED',
] as const;

export const JobMember = Type.Object({
  role: openSet(['CHAMPION', 'CLIENT', 'PROVIDER'], 'Role on this job'),
  type: openSet(['CLIENT', 'PROVIDER'], 'Kind of member'),
  user_id: Id,
  given_name: maybe(Type.String()),
  family_name: maybe(Type.String()),
  display_name: maybe(Type.String()),
});
export type JobMember = Type.Static<typeof JobMember>;

export const ProgressStep = Type.Object({
  step: openSet(['DRAFT_SUBMITTED', 'DRAFT_APPROVED', 'DRAFT_REJECTED'], 'Draft review step'),
  date_updated: maybe(Instant),
});

export const Job = Type.Object({
  id: Id,
  short_id: Type.String({ minLength: 1, description: 'The id shown on the job' }),
  name: maybe(Type.String()),
  description: maybe(Type.String()),
  workspace_id: maybe(Type.String()),
  status: openSet(JOB_STATUSES, 'Where the job stands'),
  create_time: maybe(Instant),
  update_time: maybe(Instant),
  transmit_time: maybe(Instant),
  deadline_time: maybe(Instant),
  total_amount: maybe(Type.Number({ description: 'Price in dollars' })),
  members: maybe(Type.Array(JobMember)),
  requested_provider: maybe(Type.Object({ user_id: Type.Union([Id, Type.Null()]) })),
  current_progress_step: maybe(ProgressStep),
});
export type Job = Type.Static<typeof Job>;

export const listJobs = operation({
  id: 'listJobs',
  method: 'GET',
  path: '/v1.0/jobs',
  surface: 'public',
  summary: 'List the jobs of the workspace',
  query: FilteredPageQuery,
  response: { status: 200, schema: pageOf(Job) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const getJob = operation({
  id: 'getJob',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}',
  surface: 'public',
  summary: 'Get one job by its id',
  params: JobParams,
  response: { status: 200, schema: Job },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const getJobByShortId = operation({
  id: 'getJobByShortId',
  method: 'GET',
  path: '/v1.0/jobs/getByShortId:{short_id}',
  surface: 'public',
  summary: 'Get one job by its short id; the text getByShortId: is part of the path',
  params: Type.Object({
    short_id: Type.String({ pattern: '^[A-Z0-9]{11}$', description: 'The id shown on the job' }),
  }),
  response: { status: 200, schema: Job },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

const HumanRequest = Type.Object(
  { requested_by_user_id: Id, reason: Type.String({ minLength: 1, maxLength: 5000 }) },
  { additionalProperties: false },
);

export const requestCancellation = operation({
  id: 'requestCancellation',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/request-cancellation',
  surface: 'public',
  summary: 'Ask the portal’s staff to cancel a job',
  params: JobParams,
  body: HumanRequest,
  response: { status: 200, schema: Type.Object({}) },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const requestReopen = operation({
  id: 'requestReopen',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/request-reopen',
  surface: 'public',
  summary: 'Ask the portal’s staff to reopen a closed job',
  params: JobParams,
  body: HumanRequest,
  response: { status: 200, schema: Type.Object({}) },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const approveDraft = operation({
  id: 'approveDraft',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/approve_draft',
  surface: 'public',
  summary: 'Approve the draft return on the client’s behalf',
  params: JobParams,
  response: { status: 200, schema: Job },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const rejectDraft = operation({
  id: 'rejectDraft',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/reject_draft',
  surface: 'public',
  summary: 'Reject the draft return on the client’s behalf; the reason goes in a message',
  params: JobParams,
  response: { status: 200, schema: Job },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});
