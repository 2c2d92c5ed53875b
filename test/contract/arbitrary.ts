import fc, { type Arbitrary } from 'fast-check';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/** The keywords that the contract's schemas are made of. */
interface Shape {
  type?: string;
  const?: unknown;
  anyOf?: readonly Shape[];
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

/** Where a schema sets no bound. */
const LONG_TEXT = 50;
const LARGE = 1_000_000;
const MANY_ITEMS = 3;

const INSTANTS = ['2026-04-15T23:59:59Z', '1999-12-31T00:00:00.000Z'];

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const without = (value: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([field]) => field !== name));

function text({ minLength = 0, maxLength, pattern = '', format }: Shape): Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom(...INSTANTS);
  const matches = new RegExp(pattern, 'u');
  // JSON Schema counts code points.
  const fits = (value: string) =>
    matches.test(value) &&
    [...value].length >= minLength &&
    [...value].length <= (maxLength ?? Number.POSITIVE_INFINITY);
  const longest = Math.min(maxLength ?? LONG_TEXT, LONG_TEXT);
  const free = pattern.startsWith('^')
    ? fc.stringMatching(matches)
    : fc.string({ minLength, maxLength: longest, unit: 'grapheme' });
  const bounds = ['x'.repeat(minLength), 'x'.repeat(maxLength ?? minLength)].filter(fits);
  return fc.oneof(free.filter(fits), ...bounds.map((one) => fc.constant(one)));
}

function whole({ minimum = -LARGE, maximum = LARGE }: Shape): Arbitrary<number> {
  return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
}

function list({ items = {}, minItems = 0, maxItems }: Shape, example: unknown) {
  const item = made(items, Array.isArray(example) ? example[0] : undefined);
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems ?? MANY_ITEMS, MANY_ITEMS) };
  const some = fc.array(item, bounds);
  if (maxItems === undefined) return some;
  return fc.oneof(some, fc.array(item, { minLength: maxItems, maxLength: maxItems }));
}

function record({ properties = {}, required = [] }: Shape, example: unknown) {
  const examples = fields(example);
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, made(schema, examples[name])]),
  );
  const known = Object.entries(model).filter(
    ([name]) => required.includes(name) || examples[name] !== undefined,
  );
  const requiredKeys = [...required];
  // What is beyond the example, such as the token of a page, mostly leads nowhere.
  return fc.oneof(
    fc.record(model, { requiredKeys }),
    fc.record(Object.fromEntries(known), { requiredKeys }),
  );
}

function fresh(schema: Shape, example: unknown): Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => made(one, example)));
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return record(schema, example);
    case 'array':
      return list(schema, example);
    case 'string':
      // The bytes of a file are given, not made.
      return example instanceof Blob ? fc.constant(example) : text(schema);
    case 'integer':
      return whole(schema);
    case 'number':
      return fc.double({ noNaN: true, min: -LARGE, max: LARGE });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

/** Often the example as it stands: an id that the portal knows leads further than any other. */
const made = (schema: Shape, example: unknown): Arbitrary<unknown> =>
  example === undefined || (typeof example === 'object' && !(example instanceof Blob))
    ? fresh(schema, example)
    : fc.oneof({ weight: 3, arbitrary: fc.constant(example) }, fresh(schema, example));

const OTHER_TYPES: readonly unknown[] = [null, true, -1, 1.5, 'x', '', [], {}, [null], { x: [] }];

function spoiledText(schema: Shape): unknown[] {
  const { minLength = 0, maxLength } = schema;
  return [
    ...(minLength > 0 ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(schema.pattern === undefined ? [] : [' ', '\n', '!', 'ÅÄÖ']),
  ];
}

function spoiledPlaces(schema: Shape, example: unknown): Arbitrary<unknown>[] {
  if (schema.anyOf !== undefined) {
    return schema.anyOf.flatMap((one) => spoiledPlaces(one, example));
  }
  if (schema.type === 'object') {
    const whole = made(schema, example).map(fields);
    const examples = fields(example);
    return [
      whole.map((value) => ({ ...value, surprise: 'x' })),
      ...(schema.required ?? []).map((name) => whole.map((value) => without(value, name))),
      ...Object.entries(schema.properties ?? {}).map(([name, property]) =>
        fc
          .tuple(whole, spoiledValue(property, examples[name]))
          .map(([value, spoiled]) => ({ ...value, [name]: spoiled })),
      ),
    ];
  }
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems } = schema;
    const first = Array.isArray(example) ? example[0] : undefined;
    const item = made(items, first);
    const exactly = (count: number) => fc.array(item, { minLength: count, maxLength: count });
    return [
      ...(minItems > 0 ? [exactly(minItems - 1)] : []),
      ...(maxItems === undefined ? [] : [exactly(maxItems + 1)]),
      fc.tuple(exactly(1), spoiledValue(items, first)).map(([good, bad]) => [...good, bad]),
    ];
  }
  const { minimum, maximum } = schema;
  const beyond = [
    ...(schema.type === 'string' ? spoiledText(schema) : []),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
  ];
  return beyond.map((value) => fc.constant(value));
}

const spoiledValue = (schema: Shape, example: unknown): Arbitrary<unknown> =>
  fc.oneof(fc.constantFrom(...OTHER_TYPES), ...spoiledPlaces(schema, example));

/** Values that match a schema, bounds included; those of the example come up often. */
export const matching = (schema: TSchema, example?: unknown): Arbitrary<unknown> =>
  made(schema as Shape, example);

/**
 * Values that don't match a schema: a field too many, missing, of another type, or just beyond its
 * bounds. The schema must be closed, or a field too many would match.
 *
 * @param asRead what the portal makes of a value on its way, where it is no JSON
 */
export function spoiled(
  schema: TSchema,
  example?: unknown,
  asRead: (value: unknown) => unknown = (value) => value,
): Arbitrary<unknown> {
  const validator = Compile(schema);
  return fc
    .oneof(...spoiledPlaces(schema as Shape, example))
    .filter((value) => !validator.Check(asRead(value)));
}
