import { MARKS } from './marks.ts';

interface Answer {
  headers?: Record<string, object>;
}

interface Form {
  schema: { properties?: Record<string, { type?: string }> };
}

interface Described {
  operationId: string;
  requestBody?: { content: Record<string, Form> };
  responses: Record<string, Answer>;
}

/** What is read of an OpenAPI document. */
export interface OpenApi {
  paths: Record<string, Record<string, Described>>;
}

/** Of a form Prism takes each part for text, and of those with one name the last. */
function asTexts(properties: Record<string, { type?: string }>): void {
  for (const [name, { type }] of Object.entries(properties)) {
    if (type === 'array' || type === 'object') properties[name] = { type: 'string' };
  }
}

/**
 * The document as Prism gets it: a redirect’s Location has the name under which it comes by, and the
 * parts of a form are what Prism can tell of them.
 */
export function forPrism(document: OpenApi): OpenApi {
  const copy = structuredClone(document);
  for (const { requestBody, responses } of Object.values(copy.paths).flatMap(Object.values)) {
    asTexts(requestBody?.content['multipart/form-data']?.schema.properties ?? {});
    for (const [status, answer] of Object.entries<Answer>(responses)) {
      if (!status.startsWith('3') || !answer.headers) continue;
      const { Location, ...others } = answer.headers;
      answer.headers = { ...others, ...(Location && { [MARKS.redirect]: Location }) };
    }
  }
  return copy;
}

/** An operation of a document. */
export interface Known {
  id: string;
  /** Whether a request is one of it. */
  isOf(method: string, path: string): boolean;
}

/** The operations of a document. */
export function operationsOf({ paths }: OpenApi): Known[] {
  return Object.entries(paths).flatMap(([path, methods]) => {
    const literals = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()[\]\\|]/g, '\\$&'));
    const pattern = new RegExp(`^${literals.join('[^/:]+')}$`);
    return Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      // A literal colon may come escaped.
      isOf: (one: string, at: string) =>
        one.toLowerCase() === method && pattern.test(at.replaceAll('%3A', ':')),
    }));
  });
}
