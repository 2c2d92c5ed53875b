import type { TObject } from 'typebox';
import { SCHEMAS } from './schemas.ts';

const NAMES = new Map(Object.entries(SCHEMAS).map(([name, schema]) => [schema, name]));

/** Copies a schema for the OpenAPI document; those that have a name become references to it. */
export function refer(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(refer);
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = NAMES.get(schema);
  return name === undefined ? expand(schema) : { $ref: `#/components/schemas/${name}` };
}

/** Copies a named schema; the named ones within it become references. */
export const expand = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, refer(value)]));

/** What a value is for, where a page of documentation looks for it. */
const described = (schema: object) =>
  'description' in schema ? { description: schema.description } : {};

/** An operation's parameters in one place. */
export const parametersOf = (schema: TObject | undefined, place: 'path' | 'query' | 'header') =>
  Object.entries<object>(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: schema?.required?.includes(name) ?? false,
    ...described(property),
    schema: refer(property),
  }));

/** The headers of an answer. */
export const headersOf = (schema: TObject) =>
  Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => [
      name,
      { required: schema.required?.includes(name) ?? false, schema: refer(property) },
    ]),
  );

/** A body of one media type. */
export const content = (type: string, schema: unknown) => ({ [type]: { schema: refer(schema) } });
