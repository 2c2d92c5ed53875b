import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  FilteredPageQuery,
  Id,
  idOf,
  JobParams,
  NullableInstant,
  pageOf,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

export const Member = Type.Object({
  user_id: Id,
  email: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  external_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  create_time: Type.Optional(NullableInstant),
  update_time: Type.Optional(NullableInstant),
});
export type Member = Type.Static<typeof Member>;

export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/v1.0/members',
  surface: 'public',
  summary: 'List the members of the workspace',
  query: FilteredPageQuery,
  response: { status: 200, schema: pageOf(Member) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const getMember = operation({
  id: 'getMember',
  method: 'GET',
  path: '/v1.0/members/{user_id}',
  surface: 'public',
  summary: 'Get one member',
  params: Type.Object({ user_id: idOf('the member') }),
  response: { status: 200, schema: Member },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const MagicLinkRequest = Type.Object(
  {
    user_id: Type.Optional(Id),
    email: Type.Optional(Type.String({ minLength: 3 })),
    hide_navbar: Type.Optional(Type.Boolean()),
    portal_view: Type.Object(
      {
        type: Type.Union([Type.Literal('job_details'), Type.Literal('dashboard')]),
        job_id: Type.Optional(JobParams.properties.job_id),
      },
      { additionalProperties: false },
    ),
    return_options: Type.Optional(
      Type.Object(
        { url: Type.String(), action_label: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export const createMagicLink = operation({
  id: 'createMagicLink',
  method: 'POST',
  path: '/v1.0/magic-link',
  surface: 'public',
  summary: 'Make a link that signs a member in to the portal; it lives 5 minutes',
  body: MagicLinkRequest,
  response: { status: 200, schema: Type.Object({ url: Type.String({ minLength: 1 }) }) },
  errors: [...WRITE_ERRORS, 404],
  repeat: 'safe',
});
