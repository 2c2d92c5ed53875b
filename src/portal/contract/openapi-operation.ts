import { Problem } from './common.ts';
import { content, headersOf, parametersOf } from './openapi-schemas.ts';
import type { Operation, Surface } from './operation.ts';
import { PIECE_TYPE } from './resumable-uploads.ts';

/** What the OpenAPI document calls the groups of operations. */
export const TAGS: Readonly<Record<Surface, { name: string; description: string }>> = {
  auth: { name: 'Sign-in', description: 'Access tokens for client credentials' },
  public: { name: 'Documented API', description: 'What Worklayer documents, field for field' },
  pro: {
    name: 'Pro extension',
    description: 'The pro’s own actions; a portal lists those it has in its capabilities',
  },
};

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'The request does not match the contract',
  401: 'No valid access token',
  403: 'This client may not do that',
  404: 'No such thing',
  409: 'The state of the job or document does not allow it',
  412: 'The request speaks another version of the tus protocol, or none',
  413: 'The body is too large',
  415: 'The body is of another type than the operation takes',
  422: 'A key, digest or version in the request belongs to something else',
  429: 'Too many requests',
  500: 'The portal failed',
  503: 'The portal is busy',
  507: 'The portal has no room left',
};

const OAuthError = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string' }, error_description: { type: 'string' } },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key and content gets the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const PIECE = { type: 'string', format: 'binary', description: 'The bytes from the offset on' };

const required = (types: object) => ({ requestBody: { required: true, content: types } });

function bodyOf(operation: Operation) {
  const { body, bodyType, method, surface } = operation;
  if (bodyType === 'tus') return method === 'PATCH' ? required(content(PIECE_TYPE, PIECE)) : {};
  if (body === undefined) return {};
  if (bodyType === 'multipart') return required(content('multipart/form-data', body));
  const forms = surface === 'auth' ? content('application/x-www-form-urlencoded', body) : {};
  return required({ ...content('application/json', body), ...forms });
}

const answerOf = ({ response: { status, headers, schema } }: Operation) => ({
  description: status === 302 ? 'Where the content is' : 'Done',
  ...(headers === undefined ? {} : { headers: headersOf(headers) }),
  ...(schema === undefined ? {} : { content: content('application/json', schema) }),
});

function errorOf({ method, surface }: Operation, status: number) {
  const description = STATUS_TEXT[status] ?? 'Error';
  if (method === 'HEAD') return { description };
  return {
    description,
    content:
      surface === 'auth'
        ? content('application/json', OAuthError)
        : content('application/problem+json', Problem),
  };
}

/** One operation as the OpenAPI document tells it. */
export const describeOperation = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  tags: [TAGS[operation.surface].name],
  ...(operation.surface === 'auth' ? { security: [] } : {}),
  parameters: [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...parametersOf(operation.headers, 'header'),
    ...(operation.repeat === 'key' ? [IDEMPOTENCY_KEY] : []),
  ],
  ...bodyOf(operation),
  responses: Object.fromEntries([
    [operation.response.status, answerOf(operation)],
    ...operation.errors.map((status) => [status, errorOf(operation, status)]),
  ]),
});
