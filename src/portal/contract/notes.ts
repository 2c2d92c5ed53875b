import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  Instant,
  JobParams,
  openSet,
  PageQuery,
  pageOf,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

/** Longest note, in characters. */
export const MAX_NOTE = 10_000;

const KINDS = [
  'waiting',
  'working',
  'off-platform',
  'call',
  'case',
  'no-case',
  'no-answer',
  'transfer',
  'callback',
  'resolved',
  'dropped',
  'improper',
];

export const Note = Type.Object({
  id: Id,
  job_id: Id,
  kind: openSet(KINDS, 'What the note is about'),
  text: Type.String(),
  author: Type.Object({ user_id: Id, display_name: Type.String() }),
  create_time: Instant,
});
export type Note = Type.Static<typeof Note>;

export const listNotes = operation({
  id: 'listNotes',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}/notes',
  surface: 'pro',
  capability: 'notes',
  summary: 'List the internal notes of a job, newest first; clients never see them',
  params: JobParams,
  query: PageQuery,
  response: { status: 200, schema: pageOf(Note) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const createNote = operation({
  id: 'createNote',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/notes',
  surface: 'pro',
  capability: 'notes',
  summary: 'Write an internal note on a job; clients never see it',
  params: JobParams,
  body: Type.Object(
    {
      kind: Type.String({
        maxLength: 50,
        pattern: '^[a-z][a-z0-9-]*$',
        description: `What the note is about, such as ${KINDS.join(', ')}`,
      }),
      text: Type.String({ minLength: 1, maxLength: MAX_NOTE, pattern: '\\S' }),
    },
    { additionalProperties: false },
  ),
  response: { status: 201, schema: Note },
  errors: [...WRITE_ERRORS, 404, 409, 422],
  repeat: 'key',
});
