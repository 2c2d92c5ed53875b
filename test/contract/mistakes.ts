import type { Operation } from '../../src/portal/contract/operation.ts';
import type { Request } from './requests.ts';

/** A request that the portal must refuse, and how. */
export interface Mistake {
  name: string;
  status: number;
  request: Request;
  /** Whether the public documentation says so too, for the public surface. */
  isDocumented: boolean;
}

/** Fields that no operation has, and which wrong requests have all the same. */
export const MADE_UP_FIELDS: readonly string[] = ['surprise', 'x'];

const without = (fields: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));

function bodyMistakes(operation: Operation, valid: Request): Mistake[] {
  const { body: given = {} } = valid;
  if (operation.bodyType === 'tus') return [];
  const schema = operation.body;
  if (schema === undefined) {
    if (operation.method === 'GET') return [];
    return [
      {
        name: 'a body nobody asked for',
        status: 400,
        request: { ...valid, body: { x: 1 } },
        isDocumented: false,
      },
    ];
  }
  const make = (name: string, body: Record<string, unknown>, isDocumented: boolean): Mistake => ({
    name,
    status: 400,
    request: { ...valid, body },
    isDocumented,
  });
  const fields = Object.keys(schema.properties);
  const required = schema.required ?? [];
  const typed = operation.bodyType === 'multipart' ? [] : fields;
  return [
    ...required.map((field) => make(`no ${field}`, without(given, field), true)),
    ...typed.map((field) =>
      make(
        `${field} of the wrong type`,
        { ...given, [field]: { x: [] } },
        required.includes(field),
      ),
    ),
    ...(operation.surface === 'auth'
      ? []
      : [make('an unknown field', { ...given, surprise: 'x' }, false)]),
  ];
}

function headerMistakes(operation: Operation, valid: Request): Mistake[] {
  const given = valid.headers ?? {};
  const make = (name: string, status: number, headers: Record<string, string>): Mistake => ({
    name,
    status,
    request: { ...valid, headers },
    isDocumented: false,
  });
  const omit = (name: string) => without(given, name) as Record<string, string>;
  const numbers = ['Upload-Length', 'Upload-Offset'].filter((name) => name in given);
  return [
    ...(operation.headers?.required ?? []).map((name) =>
      make(`no ${name}`, name === 'Tus-Resumable' ? 412 : 400, omit(name)),
    ),
    ...numbers.flatMap((name) =>
      ['-1', '1.5', 'many'].map((value) =>
        make(`${name} ${value}`, 400, { ...given, [name]: value }),
      ),
    ),
    ...('Tus-Resumable' in given
      ? [make('another version of tus', 412, { ...given, 'Tus-Resumable': '0.2.2' })]
      : []),
    ...('Upload-Offset' in given
      ? [make('an offset that is not the upload’s', 409, { ...given, 'Upload-Offset': '1' })]
      : []),
    ...('Upload-Metadata' in given
      ? [make('metadata that is no Base64', 400, { ...given, 'Upload-Metadata': 'filename ###' })]
      : []),
    ...('Content-Type' in given
      ? [make('a piece of another type', 415, { ...given, 'Content-Type': 'application/pdf' })]
      : []),
  ];
}

function queryMistakes(operation: Operation, valid: Request): Mistake[] {
  const make = (name: string, query: Record<string, string>, isDocumented = false): Mistake => ({
    name,
    status: 400,
    request: { ...valid, query: { ...valid.query, ...query } },
    isDocumented,
  });
  const known = Object.keys(operation.query?.properties ?? {});
  return [
    ...(operation.surface !== 'auth' && operation.errors.includes(400)
      ? [make('an unknown query field', { surprise: 'x' })]
      : []),
    ...(known.includes('page_size')
      ? ['0', '1001', '1.5', 'many'].map((size) => make(`page_size ${size}`, { page_size: size }))
      : []),
    ...(known.includes('page_token')
      ? [make('a page token of nobody', { page_token: 'AAAA' })]
      : []),
    ...(known.includes('filter') ? [make('a broken filter', { filter: 'status = ' }, true)] : []),
  ];
}

function pathMistakes(operation: Operation, valid: Request): Mistake[] {
  const make = (name: string, value: string, status: number): Mistake => ({
    name: `${name} ${value.slice(0, 12)}`,
    status,
    request: { ...valid, params: { ...valid.params, [name]: value } },
    isDocumented: true,
  });
  return Object.keys(operation.params?.properties ?? {}).flatMap((name) =>
    name === 'short_id'
      ? [make(name, 'ZZZZZZZZZZZ', 404), make(name, 'abc', 400)]
      : [make(name, 'nobody-has-this-id', 404), make(name, 'x'.repeat(201), 400)],
  );
}

/** Bodies that are no JSON object, or say that they are something else. */
function rawMistakes(operation: Operation, valid: Request): Mistake[] {
  const { method, bodyType, surface, body } = operation;
  if (method === 'GET' || bodyType === 'tus') return [];
  const { body: _body, ...rest } = valid;
  const make = (name: string, status: number, type: string, text: string): Mistake => ({
    name,
    status,
    request: { ...rest, raw: { type, text } },
    isDocumented: (body?.required ?? []).length > 0,
  });
  const notJson = ['{', '[]', 'null', '"text"', '1', '\u0000'];
  return [
    // The token endpoint knows invalid_request only (RFC 6749, section 5.2).
    make('a body of another type', surface === 'auth' ? 400 : 415, 'text/csv', 'a,b'),
    ...(bodyType === 'multipart'
      ? [make('a form without a boundary', 400, 'multipart/form-data', 'x')]
      : []),
    ...notJson.map((text) => make(`the body ${text}`, 400, 'application/json', text)),
  ];
}

/** Everything that can be got wrong in a request, derived from the contract. */
export const mistakesOf = (operation: Operation, valid: Request): Mistake[] => [
  ...pathMistakes(operation, valid),
  ...queryMistakes(operation, valid),
  ...headerMistakes(operation, valid),
  ...bodyMistakes(operation, valid),
  ...rawMistakes(operation, valid),
];
