import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  Instant,
  idOf,
  JobParams,
  listOf,
  NullableInstant,
  openSet,
  Quantity,
  WRITE_ERRORS,
} from './common.ts';
import { Job } from './jobs.ts';
import { operation } from './operation.ts';

export const approveScopeChange = operation({
  id: 'approveScopeChange',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/scope_change/approve',
  surface: 'public',
  summary:
    'Approve the pending scope change on the client’s behalf; the job resumes at the new price',
  params: JobParams,
  response: { status: 200, schema: Job },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const rejectScopeChange = operation({
  id: 'rejectScopeChange',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/scope_change/reject',
  surface: 'public',
  summary: 'Reject the pending scope change on the client’s behalf; the job stays On-Hold',
  params: JobParams,
  body: Type.Object(
    { reason: Type.Optional(Type.String({ maxLength: 5000 })) },
    { additionalProperties: false },
  ),
  response: { status: 200, schema: Job },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const ScopeItem = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
export type ScopeItem = Type.Static<typeof ScopeItem>;

export const ScopeChange = Type.Object({
  id: Id,
  job_id: Id,
  kind: openSet(['SERVICE', 'CONSULTATION'], 'What it asks for'),
  status: openSet(['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN'], 'Where the request stands'),
  reason: Type.String(),
  created_by_user_id: Id,
  create_time: Instant,
  decided_time: Type.Optional(NullableInstant),
  decision_reason: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  items: Type.Array(
    Type.Object({
      item_id: Id,
      name: Type.String(),
      quantity: Type.Integer(),
      price: Type.Optional(
        Type.Union([Type.Number({ description: 'Dollars; null until quoted' }), Type.Null()]),
      ),
    }),
  ),
});
export type ScopeChange = Type.Static<typeof ScopeChange>;

export const listScopeItems = operation({
  id: 'listScopeItems',
  method: 'GET',
  path: '/pro/v1/scope-items',
  surface: 'pro',
  capability: 'scope_changes',
  summary: 'List the services a scope change may add',
  response: { status: 200, schema: listOf(ScopeItem) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const listScopeChanges = operation({
  id: 'listScopeChanges',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}/scope-changes',
  surface: 'pro',
  capability: 'scope_changes',
  summary: 'List every scope change of a job, newest first',
  params: JobParams,
  response: { status: 200, schema: listOf(ScopeChange) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const createScopeChange = operation({
  id: 'createScopeChange',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/scope-changes',
  surface: 'pro',
  capability: 'scope_changes',
  summary: 'Request additional services; the job goes On-Hold until the client decides',
  params: JobParams,
  body: Type.Object(
    {
      reason: Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' }),
      items: Type.Array(
        Type.Object({ scope_item_id: Id, quantity: Quantity }, { additionalProperties: false }),
        { minItems: 1, maxItems: 50 },
      ),
    },
    { additionalProperties: false },
  ),
  response: { status: 201, schema: ScopeChange },
  errors: [...WRITE_ERRORS, 404, 409, 422],
  repeat: 'key',
});

export const withdrawScopeChange = operation({
  id: 'withdrawScopeChange',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/scope-changes/{scope_change_id}/withdraw',
  surface: 'pro',
  capability: 'scope_changes',
  summary: 'Withdraw a pending scope change; the job resumes',
  params: Type.Object({ ...JobParams.properties, scope_change_id: idOf('the scope change') }),
  response: { status: 200, schema: ScopeChange },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});
