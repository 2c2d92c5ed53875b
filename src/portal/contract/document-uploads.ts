import * as Type from 'typebox';
import { Id, JobParams, WRITE_ERRORS } from './common.ts';
import { Document, ProDocument } from './documents.ts';
import { operation } from './operation.ts';

/** What a document says of itself besides its content. */
export const documentFields = {
  title: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  description: Type.Optional(Type.String({ maxLength: 5000 })),
  document_type_id: Type.Optional(Id),
};

/** A later version of a document that the job has, under the same tag. */
export const versionField = {
  version_of: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Id of a document of the same job and type that this is a new version of',
    }),
  ),
};

export const fileField = {
  file: Type.Unsafe<Blob>(
    Type.String({ format: 'binary', description: 'The content, at most 500 MB' }),
  ),
};

export const createDocument = operation({
  id: 'createDocument',
  method: 'POST',
  path: '/v1.0/documents',
  surface: 'public',
  summary: 'Upload a document to a job',
  body: Type.Object(
    { ...fileField, ...documentFields, job_id: Id },
    { additionalProperties: false },
  ),
  bodyType: 'multipart',
  response: { status: 200, schema: Document },
  errors: [...WRITE_ERRORS, 404, 409, 507],
  repeat: 'reconcile',
});

export const uploadProDocument = operation({
  id: 'uploadProDocument',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/documents',
  surface: 'pro',
  capability: 'documents',
  summary: 'Upload a document to a job as the pro who is signed in',
  params: JobParams,
  body: Type.Object(
    { ...fileField, ...documentFields, ...versionField },
    { additionalProperties: false },
  ),
  bodyType: 'multipart',
  response: { status: 201, schema: ProDocument },
  errors: [...WRITE_ERRORS, 404, 409, 422, 507],
  repeat: 'key',
});
