import * as Type from 'typebox';
import type { Validator } from 'typebox/compile';
import type { Operation } from '../../portal/contract/operation.ts';
import type { FieldFault } from '../problem.ts';
import type { WrittenPage } from '../written-page.ts';
import { itemSchema, pageCheck } from './page-check.ts';

/** What a value has against it; empty when it matches. */
export type Check = (value: unknown) => FieldFault[];

export interface Checks {
  params: Check;
  query: Check;
  headers: Check;
  body: Check;
  response: Check;
  /** The same of a list whose items are text already. */
  page: (page: WrittenPage) => FieldFault[];
  answerHeaders: Check;
}

/** The schema with every object closed: fields that it does not name are faults. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, closed(value)]),
  );
  return 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}

const withoutFile = (body: Type.TSchema): Type.TSchema => {
  const { properties, required } = body as { properties: object; required: string[] };
  return {
    ...body,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'file')),
    required: required.filter((name) => name !== 'file'),
  };
};

function faultsOf(validator: Validator, value: unknown, root: string): FieldFault[] {
  return validator
    .Errors(value)
    .filter(({ keyword }) => keyword !== 'boolean')
    .map(({ instancePath, message, keyword, params }) => ({
      path: `${root}${instancePath}`,
      message:
        keyword === 'additionalProperties'
          ? `unknown: ${String(Object.values(params).flat())}`
          : message,
    }));
}

/** Compiles what one operation takes and answers into checks. */
export async function compileChecks(operation: Operation): Promise<Checks> {
  const { Compile } = await import('typebox/compile');
  const check = (root: string, schema: unknown): Check => {
    const validator = Compile(closed(schema) as Type.TSchema);
    return (value) => (validator.Check(value) ? [] : faultsOf(validator, value, root));
  };
  const { body, response } = operation;
  const fields = body && operation.bodyType === 'multipart' ? withoutFile(body) : body;
  const open = operation.surface === 'auth' ? { ...fields, additionalProperties: true } : fields;
  return {
    params: check('/params', operation.params ?? Type.Object({})),
    query: check('/query', operation.query ?? Type.Object({})),
    headers: check('/headers', operation.headers ?? Type.Object({})),
    body: check('/body', open ?? Type.Object({})),
    response: response.schema === undefined ? () => [] : check('', response.schema),
    page: pageCheck(check('/data', itemSchema(response.schema) ?? {})),
    answerHeaders: check('/headers', response.headers ?? Type.Object({})),
  };
}
