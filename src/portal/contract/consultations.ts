import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  FilteredPageQuery,
  Id,
  Instant,
  JobParams,
  maybe,
  PageQuery,
  pageOf,
  Quantity,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

export const ConsultationItem = Type.Object({
  id: Id,
  name: Type.String(),
  description: maybe(Type.String()),
  length_in_minutes: maybe(Type.Number()),
});
export type ConsultationItem = Type.Static<typeof ConsultationItem>;

/**
 * The documentation spells two fields in two ways each: who asked, and when. Readers take either
 * and go on with one; see `viewConsultation`.
 */
export const Consultation = Type.Object({
  id: Id,
  job_id: Id,
  created_by_user_id: maybe(Id),
  user_id: maybe(Id),
  created_time: maybe(Instant),
  create_time: maybe(Instant),
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      quantity: Type.Number(),
      price: maybe(Type.Number({ description: 'Dollars for the whole quantity' })),
      consultation_item_id: maybe(Id),
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
  query: PageQuery,
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
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'reconcile',
});
