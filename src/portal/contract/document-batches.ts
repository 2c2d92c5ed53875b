import * as Type from 'typebox';
import { Id, Problem, WRITE_ERRORS } from './common.ts';
import { documentFields, fileField, versionField } from './document-uploads.ts';
import { ProDocument } from './documents.ts';
import { operation } from './operation.ts';

/** So many documents come in one request at most. */
export const MAX_BATCH = 50;

/** A document of a batch: all that an upload by itself says in its path, its parts and its key. */
const BatchedDocument = Type.Object(
  {
    job_id: Id,
    ...documentFields,
    ...versionField,
    idempotency_key: Type.String({
      pattern: '^[!-~]{1,255}$',
      description: 'A repeat with the same key and content gets the first answer again, alone too',
    }),
  },
  { additionalProperties: false },
);

const BatchAnswer = Type.Object({
  status: Type.Integer({
    minimum: 200,
    maximum: 599,
    description: 'What an upload of this document by itself would have been answered with',
  }),
  document: Type.Optional(ProDocument),
  problem: Type.Optional(Problem),
});

export const uploadDocumentBatch = operation({
  id: 'uploadDocumentBatch',
  method: 'POST',
  path: '/pro/v1/document-batches',
  surface: 'pro',
  capability: 'document_batches',
  summary: 'Upload several documents, each for itself: one that is refused stops no other',
  body: Type.Object(
    {
      batch: Type.Object(
        { documents: Type.Array(BatchedDocument, { minItems: 1, maxItems: MAX_BATCH }) },
        { additionalProperties: false, description: 'Goes first, as JSON' },
      ),
      file: Type.Array(fileField.file, {
        minItems: 1,
        maxItems: MAX_BATCH,
        description: 'The content of each document, in the same order',
      }),
    },
    { additionalProperties: false },
  ),
  bodyType: 'multipart',
  response: {
    status: 200,
    schema: Type.Object({
      data: Type.Array(BatchAnswer, { description: 'One for each document, in the same order' }),
    }),
  },
  errors: [...WRITE_ERRORS, 507],
  // Each document has its key.
  repeat: 'safe',
});
