import * as Type from 'typebox';
import { COMMON_ERRORS, idOf, JobParams, WRITE_ERRORS } from './common.ts';
import { documentFields, versionField } from './document-uploads.ts';
import { MAX_DOCUMENT_BYTES, ProDocument } from './documents.ts';
import { operation } from './operation.ts';

/** The version of the tus protocol that both sides speak (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = '1.0.0';

/** The content type of a piece of a file. */
export const PIECE_TYPE = 'application/offset+octet-stream';

const tus = {
  'Tus-Resumable': Type.Literal(TUS_VERSION, { description: 'Version of the tus protocol' }),
};
const offset = {
  'Upload-Offset': Type.Integer({ minimum: 0, description: 'Bytes that the portal holds' }),
};
const length = {
  'Upload-Length': Type.Integer({
    minimum: 1,
    description: `Bytes of the whole file, at most ${MAX_DOCUMENT_BYTES}`,
  }),
};
const expires = {
  'Upload-Expires': Type.Optional(
    Type.String({ description: 'When the portal forgets the upload, as an HTTP date' }),
  ),
};

const metadata = {
  'Upload-Metadata': Type.Optional(
    Type.String({
      maxLength: 4000,
      description: 'filename and filetype, each with its value in Base64',
    }),
  ),
};

const UploadParams = Type.Object({ upload_id: idOf('the upload') });

export const createUpload = operation({
  id: 'createUpload',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/uploads',
  surface: 'pro',
  capability: 'resumable_uploads',
  summary: 'Begin an upload that can go on where it stopped',
  params: JobParams,
  headers: Type.Object({ ...tus, ...length, ...metadata }),
  bodyType: 'tus',
  response: {
    status: 201,
    headers: Type.Object({
      ...tus,
      ...expires,
      Location: Type.String({
        format: 'uri-reference',
        description: 'Where the upload goes on: /pro/v1/uploads/{upload_id}',
      }),
    }),
  },
  errors: [...WRITE_ERRORS, 404, 409, 412, 507],
  // One upload too many becomes no document, and is forgotten in time.
  repeat: 'safe',
});

export const getUpload = operation({
  id: 'getUpload',
  method: 'HEAD',
  path: '/pro/v1/uploads/{upload_id}',
  surface: 'pro',
  capability: 'resumable_uploads',
  summary: 'Ask how much of an upload the portal holds',
  params: UploadParams,
  headers: Type.Object(tus),
  bodyType: 'tus',
  response: {
    status: 200,
    headers: Type.Object({ ...tus, ...offset, ...length, ...metadata, ...expires }),
  },
  errors: [...COMMON_ERRORS, 404, 412],
  repeat: 'safe',
});

export const sendUpload = operation({
  id: 'sendUpload',
  method: 'PATCH',
  path: '/pro/v1/uploads/{upload_id}',
  surface: 'pro',
  capability: 'resumable_uploads',
  summary: 'Send the next bytes of an upload',
  params: UploadParams,
  headers: Type.Object({ ...tus, ...offset }),
  bodyType: 'tus',
  response: { status: 204, headers: Type.Object({ ...tus, ...offset, ...expires }) },
  errors: [...WRITE_ERRORS, 404, 409, 412, 507],
  repeat: 'reconcile',
});

export const completeUpload = operation({
  id: 'completeUpload',
  method: 'POST',
  path: '/pro/v1/uploads/{upload_id}/complete',
  surface: 'pro',
  capability: 'resumable_uploads',
  summary:
    'Make a document of an upload whose bytes have all arrived; one with another digest is discarded',
  params: UploadParams,
  body: Type.Object(
    {
      ...documentFields,
      ...versionField,
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Digest of the whole file' }),
    },
    { additionalProperties: false },
  ),
  response: { status: 201, schema: ProDocument },
  errors: [...WRITE_ERRORS, 404, 409, 422, 507],
  repeat: 'safe',
});
