import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  Instant,
  idOf,
  JobParams,
  listOf,
  NullableInstant,
  PageQuery,
  pageOf,
} from './common.ts';
import { operation } from './operation.ts';

/** Largest file that the documented portal takes: 500 MB, read as 500 × 1024 × 1024 bytes. */
export const MAX_DOCUMENT_BYTES = 500 * 1024 * 1024;

/** What a portal's capabilities call later versions of a document. */
export const DOCUMENT_VERSIONS = 'document_versions';

/** What the portal calls a document type and pros call a tag. */
export const DocumentType = Type.Object({ id: Id, name: Type.String() });
export type DocumentType = Type.Static<typeof DocumentType>;

export const Document = Type.Object({
  id: Id,
  title: Type.String(),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  create_time: Instant,
  update_time: Type.Optional(NullableInstant),
  document_type: Type.Optional(Type.Union([DocumentType, Type.Null()])),
});
export type Document = Type.Static<typeof Document>;

export const ProDocument = Type.Object({
  ...Document.properties,
  job_id: Id,
  file_name: Type.String(),
  content_type: Type.String(),
  size: Type.Integer({ minimum: 0, description: 'Bytes' }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  uploaded_by: Type.Object({
    user_id: Id,
    display_name: Type.String(),
    type: Type.String({ description: 'CLIENT or PROVIDER' }),
  }),
  version_of: Type.Optional(
    Type.Union([Id, Type.Null()], {
      description: 'The first document of those that this is a later version of',
    }),
  ),
  version: Type.Optional(Type.Integer({ minimum: 1, description: '1 for a first document' })),
});
export type ProDocument = Type.Static<typeof ProDocument>;

const DocumentParams = Type.Object({ document_id: idOf('the document') });

export const listJobDocuments = operation({
  id: 'listJobDocuments',
  method: 'GET',
  path: '/v1.0/jobs/{job_id}/documents',
  surface: 'public',
  summary: 'List the documents of a job',
  params: JobParams,
  query: PageQuery,
  response: { status: 200, schema: pageOf(Document) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const getDocument = operation({
  id: 'getDocument',
  method: 'GET',
  path: '/v1.0/documents/{document_id}',
  surface: 'public',
  summary: 'Get one document’s facts',
  params: DocumentParams,
  response: { status: 200, schema: Document },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const downloadDocument = operation({
  id: 'downloadDocument',
  method: 'GET',
  path: '/v1.0/documents/{document_id}/download',
  surface: 'public',
  summary: 'Redirect to the content; the redirect lives 30 seconds',
  params: DocumentParams,
  response: { status: 302, headers: Type.Object({ Location: Type.String({ format: 'uri' }) }) },
  errors: [...COMMON_ERRORS, 404, 409],
  repeat: 'safe',
});

export const listDocumentTypes = operation({
  id: 'listDocumentTypes',
  method: 'GET',
  path: '/pro/v1/document-types',
  surface: 'pro',
  capability: 'document_types',
  summary: 'List the document types (tags) of the workspace',
  response: { status: 200, schema: listOf(DocumentType) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});

export const listProDocuments = operation({
  id: 'listProDocuments',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}/documents',
  surface: 'pro',
  capability: 'documents',
  summary: 'List the documents of a job with name, size, digest, uploader and tag',
  params: JobParams,
  query: PageQuery,
  response: { status: 200, schema: pageOf(ProDocument) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});
