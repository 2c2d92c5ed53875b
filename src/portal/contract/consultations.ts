import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  FilteredPageQuery,
  Id,
  Instant,
  JobParams,
  pageOf,
  Quantity,
} from './common.ts';
import { operation } from './operation.ts';

export const ConsultationItem = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  length_in_minutes: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
});
export type ConsultationItem = Type.Static<typeof ConsultationItem>;

/** The documentation gives both spellings of the two fields that are optional here. */
export const Consultation = Type.Object({
  id: Id,
  job_id: Id,
  created_by_user_id: Type.Optional(Id),
  user_id: Type.Optional(Id),
  created_time: Type.Optional(Instant),
  create_time: Type.Optional(Instant),
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      quantity: Type.Number(),
      price: Type.Optional(
        Type.Union([Type.Number({ description: 'Dollars for the whole quantity' }), Type.Null()]),
      ),
      consultation_item_id: Type.Optional(Id),
    }),
  ),
});
export type Consultation = Type.Static<typeof Consultation>;

export const listConsultationItems = operation({
  id: 'listConsultationItems',
  method: 'GET',
  path: '/v1.0/scope_change/consultations',
  surface: 'public',
  summary: 'List the consultation items a scope change may add',
  query: FilteredPageQuery,
  response: { status: 200, schema: pageOf(ConsultationItem) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const listJobConsultations = operation({
  id: 'listJobConsultations',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}/scope_change/consultations',
  surface: 'public',
  summary: 'List the consultation scope changes of a job',
  params: JobParams,
  query: FilteredPageQuery,
  response: { status: 200, schema: pageOf(Consultation) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const createConsultation = operation({
  id: 'createConsultation',
  method: 'POST',
  path: '/v1.0/jobs/{job_id}/scope_change/consultations',
  surface: 'public',
  summary: 'Request a scope change made of consultation items',
  params: JobParams,
  body: Type.Object(
    {
      reason: Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' }),
      add: Type.Array(
        Type.Object(
          { consultation_item_id: Id, quantity_to_add: Quantity },
          { additionalProperties: false },
        ),
      ),
      remove: Type.Array(
        Type.Object(
          { consultation_item_id: Id, quantity_to_remove: Quantity },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  response: { status: 200, schema: Consultation },
  errors: [...COMMON_ERRORS, 404, 409],
  repeat: 'reconcile',
});
