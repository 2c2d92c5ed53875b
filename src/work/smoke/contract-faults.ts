import type { TSchema } from 'typebox';
import { isRecord } from '../../json.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import { type ShapeFault, shapeFault } from '../../portal/contract/shape.ts';

/** Where answers differ from what the contract says. */
export interface ContractFault {
  operation: string;
  /** JSON pointer; `*` stands for any item of a list. */
  path: string;
  expected: string;
  /** Whether a reader depends on it; what else the contract says, such as a format, it can do without. */
  breaks: boolean;
}

/** What a value has against its schema beyond its shape: where, and what it should be. */
export type StrictCheck = (schema: TSchema, value: unknown) => [path: string, expected: string][];

const general = (path: string) => path.replace(/\/\d+(?=\/|$)/g, '/*');

/** Makes a check of formats, lengths and patterns that compiles each schema once. */
export async function openStrictCheck(): Promise<StrictCheck> {
  const { Compile } = await import('typebox/compile');
  const validators = new Map<TSchema, ReturnType<typeof Compile>>();
  return (schema, value) => {
    const validator = validators.get(schema) ?? Compile(schema);
    validators.set(schema, validator);
    if (validator.Check(value)) return [];
    return validator
      .Errors(value)
      .filter(({ keyword }) => !['anyOf', 'type'].includes(keyword))
      .map(({ instancePath, message }) => [general(instancePath), message.replace(/^must /, '')]);
  };
}

/** What of a union a value comes closest to: the faults that lie deepest, or none. */
function unionFaults(options: readonly unknown[], value: unknown, path: string): ShapeFault[] {
  const found = options.map((option) => [...shapeFaults(option, value, path)]);
  if (found.some((faults) => faults.length === 0)) return [];
  const depth = (faults: readonly ShapeFault[]) =>
    Math.max(...faults.map(({ path: place }) => place.length));
  return found.reduce((best, faults) => (depth(faults) > depth(best) ? faults : best));
}

/** All places where a value has another shape than its schema. */
function* shapeFaults(schema: unknown, value: unknown, path: string): Generator<ShapeFault> {
  if (!isRecord(schema)) return;
  const { anyOf, properties, items, required } = schema;
  if (Array.isArray(anyOf)) {
    yield* unionFaults(anyOf, value, path);
  } else if (isRecord(properties) && isRecord(value)) {
    for (const name of Array.isArray(required) ? required : []) {
      if (value[name] === undefined) yield { path: `${path}/${name}`, expected: 'a value' };
    }
    for (const [name, inner] of Object.entries(properties)) {
      if (value[name] !== undefined) yield* shapeFaults(inner, value[name], `${path}/${name}`);
    }
  } else if (isRecord(items) && Array.isArray(value)) {
    for (const item of value) yield* shapeFaults(items, item, `${path}/*`);
  } else {
    const fault = shapeFault(schema, value, path);
    if (fault !== null) yield fault;
  }
}

/**
 * All that an answer has against its contract: wrong or missing values, which break a reader, and
 * values of another form than documented, which don’t. Unknown fields are no fault.
 */
export function contractFaults(
  { id, response }: Operation,
  answer: unknown,
  status: number,
  strict: StrictCheck,
): ContractFault[] {
  const { schema } = response;
  const faults = new Map<string, ContractFault>();
  const add = (path: string, expected: string, breaks: boolean) =>
    faults.set(`${path} ${expected}`, { operation: id, path, expected, breaks });
  if (status !== response.status) {
    add('', `an answer with status ${response.status}, not ${status}`, false);
  }
  if (schema === undefined) return [...faults.values()];
  for (const { path, expected } of shapeFaults(schema, answer, '')) add(path, expected, true);
  // What has another shape has no form that could be judged.
  const isReadable = [...faults.values()].every(({ breaks }) => !breaks);
  for (const [path, expected] of isReadable ? strict(schema, answer) : []) {
    add(path, expected, false);
  }
  return [...faults.values()];
}
