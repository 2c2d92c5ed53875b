import { CONTRACT } from './index.ts';
import { describeOperation, TAGS } from './openapi-operation.ts';
import { expand } from './openapi-schemas.ts';
import type { Operation } from './operation.ts';
import { SCHEMAS } from './schemas.ts';

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
    tags: Object.values(TAGS),
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
