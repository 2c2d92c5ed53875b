import * as Type from 'typebox';
import { COMMON_ERRORS, Id, openSet } from './common.ts';
import { operation } from './operation.ts';

export const getCapabilities = operation({
  id: 'getCapabilities',
  method: 'GET',
  path: '/pro/v1/capabilities',
  surface: 'pro',
  summary: 'List what this portal offers beyond the public API; 404 means nothing',
  response: {
    status: 200,
    schema: Type.Object({ capabilities: Type.Array(Type.String()) }),
  },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const Me = Type.Object({
  user_id: Id,
  email: Type.String(),
  given_name: Type.String(),
  family_name: Type.String(),
  display_name: Type.String(),
  credential: openSet(['CPA', 'EA'], 'Professional credential'),
  state: Type.String({ description: 'State of residence' }),
  workspaces: Type.Array(
    Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  ),
  job_limit: Type.Optional(
    Type.Integer({ description: 'Open jobs allowed; On-Hold jobs do not count' }),
  ),
});
export type Me = Type.Static<typeof Me>;

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/pro/v1/me',
  surface: 'pro',
  capability: 'me',
  summary: 'The pro who is signed in',
  response: { status: 200, schema: Me },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});
