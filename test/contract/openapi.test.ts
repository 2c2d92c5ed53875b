import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { CONTRACT } from '../../src/portal/contract/index.ts';
import { toOpenApi } from '../../src/portal/contract/openapi.ts';

const text = JSON.stringify(toOpenApi('1.2.3'));
const document = JSON.parse(text) as {
  info: { version: string };
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
  components: { schemas: Record<string, object> };
};

test('the contract prints as a valid OpenAPI 3.1 document', async () => {
  const result = await new Validator().validate(JSON.parse(text) as Record<string, unknown>);

  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(document.info.version).toBe('1.2.3');
});

test('the document has every operation of the contract once, and no other', () => {
  const printed = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );

  expect(printed.sort()).toEqual(Object.keys(CONTRACT).sort());
});

test('every named schema is referred to, and every reference has its schema', () => {
  const referred = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  );

  expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
});

test('a download answers 302 with a Location, an upload takes a key', () => {
  expect(text).toContain('"302":{"description":"Where the content is","headers":{"Location"');
  expect(JSON.stringify(document.paths['/pro/v1/jobs/{job_id}/documents'])).toContain(
    '"Idempotency-Key"',
  );
});

test('a resumable upload is told by its headers, and bytes are the body of a PATCH alone', () => {
  const upload = document.paths['/pro/v1/uploads/{upload_id}'] ?? {};

  expect(Object.keys(upload)).toEqual(['head', 'patch']);
  expect(upload['patch']).toMatchObject({
    requestBody: { content: { 'application/offset+octet-stream': {} } },
    responses: { 204: { headers: { 'Upload-Offset': { required: true } } } },
  });
  expect(upload['head']).not.toHaveProperty('requestBody');
  // An answer to HEAD has no body, whatever it says.
  expect(upload['head']?.responses['404']).toEqual({ description: 'No such thing' });
});

test('a batch has what it says of its documents as JSON in one part, and a part for each file', () => {
  const { post } = document.paths['/pro/v1/document-batches'] ?? {};

  expect(post).toMatchObject({
    requestBody: {
      content: {
        'multipart/form-data': {
          schema: {
            required: ['batch', 'file'],
            properties: {
              batch: { type: 'object', properties: { documents: { type: 'array', maxItems: 50 } } },
              file: { type: 'array', maxItems: 50, items: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
    },
  });
});
