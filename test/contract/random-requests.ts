import fc, { type Arbitrary } from 'fast-check';
import type { TObject, TSchema } from 'typebox';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { coerce } from '../../src/sandbox/server/coerce.ts';
import { matching, spoiled } from './arbitrary.ts';
import type { Request } from './requests.ts';

/** The parts of a URL that carry values; the few headers that do are tried one by one elsewhere. */
const TEXT_PARTS = ['params', 'query'] as const;
type TextPart = (typeof TEXT_PARTS)[number];
type Texts = Record<string, string>;

const toText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const toTexts = (values: unknown): Texts =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, toText(value)]));

/** What a form makes of a value: several files, JSON where an object belongs, else text. */
function toPart(schema: TSchema | undefined, value: unknown): unknown {
  const type = schema !== undefined && 'type' in schema ? schema.type : undefined;
  if (type === 'array') {
    const files =
      Array.isArray(value) && value.some((one) => one instanceof Blob) ? value : [value];
    return files.map(() => '');
  }
  if (type === 'object' && typeof value !== 'string') return value;
  return value instanceof Blob ? '' : toText(value);
}

/** What a form makes of values. */
const toParts =
  ({ properties }: TObject) =>
  (values: unknown): object =>
    Object.fromEntries(
      Object.entries(values ?? {}).map(([name, value]) => [name, toPart(properties[name], value)]),
    );

/** URLs lose parts of a path that are dots or nothing. */
const travels = (values: Texts): boolean =>
  Object.values(values).every((text) => !/^\.{0,2}$/.test(text));

/** A path has a place for each of its values and no other. */
const fillsPath = ({ properties }: TObject, values: Texts): boolean =>
  Object.keys(values).sort().join() === Object.keys(properties).sort().join();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Unknown fields are wrong everywhere but in a token request. */
const closed = (schema: TObject): TSchema => ({ ...schema, additionalProperties: false });

const partsOf = (operation: Operation): TextPart[] =>
  TEXT_PARTS.filter((part) => operation[part] !== undefined);

/** Requests that match the contract; what they name need not be there. */
export function rightRequests(operation: Operation, given: Request): Arbitrary<Request> {
  const { body } = operation;
  const parts = partsOf(operation).map((part) => {
    const schema = operation[part] as TObject;
    return [part, matching(schema, given[part]).map(toTexts).filter(travels)] as const;
  });
  const made = {
    ...Object.fromEntries(parts),
    ...(body === undefined ? {} : { body: matching(body, given.body).filter(isRecord) }),
  };
  return fc.record<Request>(made).map((request) => ({ ...given, ...request }));
}

function wrongPart(operation: Operation, part: TextPart, given: Request): Arbitrary<Request> {
  const schema = operation[part] as TObject;
  return spoiled(closed(schema), given[part], (value) => coerce(schema, toTexts(value)))
    .filter(isRecord)
    .map(toTexts)
    .filter((values) => travels(values) && (part !== 'params' || fillsPath(schema, values)))
    .map((values) => ({ ...given, [part]: values }));
}

function wrongBody(operation: Operation, schema: TObject, given: Request): Arbitrary<Request> {
  const isForm = operation.bodyType === 'multipart';
  const strict = operation.surface === 'auth' ? schema : closed(schema);
  return (isForm ? spoiled(strict, given.body, toParts(schema)) : spoiled(strict, given.body))
    .filter(isRecord)
    .map((body) => ({ ...given, body }));
}

/** Whether there is anything in its requests that the contract could forbid. */
export const takesAnything = (operation: Operation): boolean =>
  operation.body !== undefined || partsOf(operation).length > 0;

/**
 * Requests with one thing in them that the contract forbids.
 *
 * @param operation one that takes anything
 */
export function wrongRequests(operation: Operation, given: Request): Arbitrary<Request> {
  const { body } = operation;
  const wrong = [
    ...partsOf(operation).map((part) => wrongPart(operation, part, given)),
    ...(body === undefined ? [] : [wrongBody(operation, body, given)]),
  ];
  return fc.oneof(...wrong);
}
