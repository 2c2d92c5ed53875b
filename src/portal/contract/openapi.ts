import type { TObject } from 'typebox';
import { Problem } from './common.ts';
import { CONTRACT } from './index.ts';
import type { Operation, Surface } from './operation.ts';
import { SCHEMAS } from './schemas.ts';

const NAMES = new Map(Object.entries(SCHEMAS).map(([name, schema]) => [schema, name]));

const TAGS: Readonly<Record<Surface, string>> = {
  auth: 'Sign-in',
  public: 'Documented API',
  pro: 'Pro extension',
};

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'The request does not match the contract',
  401: 'No valid access token',
  403: 'This client may not do that',
  404: 'No such thing',
  409: 'The state of the job or document does not allow it',
  413: 'The document is too large',
  422: 'The Idempotency-Key was used for another request',
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

/** Copies a schema; those that have a name become references to it. */
function refer(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(refer);
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = NAMES.get(schema);
  return name === undefined ? expand(schema) : { $ref: `#/components/schemas/${name}` };
}

const expand = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, refer(value)]));

const parametersOf = (schema: TObject | undefined, place: 'path' | 'query') =>
  Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: schema?.required?.includes(name) ?? false,
    schema: refer(property),
  }));

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key and content gets the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const content = (type: string, schema: unknown) => ({ [type]: { schema: refer(schema) } });

function bodyOf(operation: Operation) {
  if (operation.body === undefined) return {};
  if (operation.bodyType === 'multipart') {
    return {
      requestBody: { required: true, content: content('multipart/form-data', operation.body) },
    };
  }
  const forms =
    operation.surface === 'auth'
      ? content('application/x-www-form-urlencoded', operation.body)
      : {};
  const json = content('application/json', operation.body);
  return { requestBody: { required: true, content: { ...json, ...forms } } };
}

function answerOf({ response }: Operation) {
  if (response.status === 302) {
    const schema = { type: 'string', format: 'uri' };
    return { description: 'Where the content is', headers: { Location: { schema } } };
  }
  return { description: 'Done', content: content('application/json', response.schema ?? {}) };
}

const errorOf = (operation: Operation, status: number) => ({
  description: STATUS_TEXT[status] ?? 'Error',
  content:
    operation.surface === 'auth'
      ? content('application/json', OAuthError)
      : content('application/problem+json', Problem),
});

const describeOperation = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  tags: [TAGS[operation.surface]],
  ...(operation.surface === 'auth' ? { security: [] } : {}),
  parameters: [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.repeat === 'key' ? [IDEMPOTENCY_KEY] : []),
  ],
  ...bodyOf(operation),
  responses: Object.fromEntries([
    [operation.response.status, answerOf(operation)],
    ...operation.errors.map((status) => [status, errorOf(operation, status)]),
  ]),
});

function describePaths(): Record<string, object> {
  const paths: Record<string, object> = {};
  for (const operation of Object.values<Operation>(CONTRACT)) {
    const methods = paths[operation.path] ?? {};
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...methods, [method]: describeOperation(operation) };
  }
  return paths;
}

/**
 * The contract as an OpenAPI 3.1 document.
 * @param version of the program that prints it
 */
export function toOpenApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'taxq portal contract',
      version,
      description:
        'What taxq asks of a portal: the documented Worklayer API, and the extension for the pro’s own actions.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://api.worklayer.com' }],
    tags: Object.values(TAGS).map((name) => ({ name })),
    security: [{ oauth2: [] }, { bearer: [] }],
    paths: describePaths(),
    components: {
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [name, expand(schema)]),
      ),
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: {} } },
        },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}
