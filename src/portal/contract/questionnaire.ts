import * as Type from 'typebox';
import { COMMON_ERRORS, Id, Instant, JobParams, maybe, openSet } from './common.ts';
import { operation } from './operation.ts';

export const Answer = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
]);
export type Answer = Type.Static<typeof Answer>;

export const Question = Type.Object({
  id: Id,
  question: Type.String(),
  description: maybe(Type.String()),
  type: openSet(
    ['BOOL', 'NUMERIC', 'TEXT', 'DATE_TIME', 'SINGLE_SELECT', 'MULTI_SELECT'],
    'How it is answered',
  ),
  answer: Type.Optional(
    Type.Unknown({
      description:
        'Text, number, yes or no, option id, list of option ids, or null, by type; others may appear',
    }),
  ),
  disallow_future: maybe(Type.Boolean()),
  disallow_past: maybe(Type.Boolean()),
  options: maybe(Type.Array(Type.Object({ id: Id, text: Type.String() }))),
});
export type Question = Type.Static<typeof Question>;

export const Questionnaire = Type.Object({
  ready_to_submit: Type.Boolean(),
  questions: Type.Array(Question),
});
export type Questionnaire = Type.Static<typeof Questionnaire>;

export const getQuestionnaire = operation({
  id: 'getQuestionnaire',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}/questionnaire',
  surface: 'public',
  summary: 'Read the questions the client was asked, with the answers',
  params: JobParams,
  response: { status: 200, schema: Questionnaire },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const ChecklistItem = Type.Object({
  id: Id,
  name: Type.String(),
  short_description: maybe(Type.String()),
  preview_url: maybe(Type.String()),
  required: Type.Boolean(),
  ad_hoc: maybe(Type.Boolean({ description: 'Asked for by the pro' })),
  completed: Type.Boolean(),
  update_time: maybe(Instant),
  input: maybe(
    Type.Object(
      {},
      {
        additionalProperties: true,
        description:
          'One child that names the kind of input, such as document: { document_type_id }',
      },
    ),
  ),
});

export const Checklist = Type.Object({
  sections: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      requested_supporting_items: Type.Array(ChecklistItem),
    }),
  ),
});
export type Checklist = Type.Static<typeof Checklist>;

export const getChecklist = operation({
  id: 'getChecklist',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}/checklist',
  surface: 'public',
  summary: 'Read the information-gathering checklist',
  params: JobParams,
  response: { status: 200, schema: Checklist },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});
