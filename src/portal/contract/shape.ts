import { isRecord } from '../../json.ts';

/** The parts of a JSON Schema that make up a shape. */
interface Shape {
  type?: unknown;
  properties?: unknown;
  required?: unknown;
  items?: unknown;
  anyOf?: unknown;
  const?: unknown;
}

/** Where a value has another shape than its schema, and what was expected there. */
export interface ShapeFault {
  /** JSON pointer; empty for the whole value. */
  path: string;
  expected: string;
}

function hasType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'null':
      return value === null;
    default:
      return type === undefined || typeof value === type;
  }
}

function objectFault(
  schema: Shape,
  value: Record<string, unknown>,
  path: string,
): ShapeFault | null {
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (value[name] === undefined) return { path: `${path}/${name}`, expected: 'a value' };
  }
  if (!isRecord(schema.properties)) return null;
  for (const name in schema.properties) {
    if (value[name] === undefined) continue;
    const fault = shapeFault(schema.properties[name], value[name], `${path}/${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

function arrayFault(schema: Shape, value: readonly unknown[], path: string): ShapeFault | null {
  for (let index = 0; index < value.length; index += 1) {
    const fault = shapeFault(schema.items, value[index], `${path}/${index}`);
    if (fault !== null) return fault;
  }
  return null;
}

function unionFault(options: readonly unknown[], value: unknown, path: string): ShapeFault | null {
  let deepest: ShapeFault | null = null;
  for (const option of options) {
    const fault = shapeFault(option, value, path);
    if (fault === null) return null;
    if (deepest === null || fault.path.length > deepest.path.length) deepest = fault;
  }
  return deepest;
}

/**
 * The first place where a value has another shape than its schema: a wrong type or a missing field.
 * This is all that a reader needs. Formats, lengths and patterns are left to those who write, and
 * unknown fields pass: a portal that extends its answers, or writes a time with other digits, is
 * still understood.
 */
export function shapeFault(schema: unknown, value: unknown, path = ''): ShapeFault | null {
  if (!isRecord(schema)) return null;
  const shape: Shape = schema;
  if (Array.isArray(shape.anyOf)) return unionFault(shape.anyOf, value, path);
  if (!hasType(shape.type, value)) return { path, expected: `${shape.type}` };
  if ('const' in shape && shape.const !== value) return { path, expected: `${shape.const}` };
  if (isRecord(value)) return objectFault(shape, value, path);
  return Array.isArray(value) ? arrayFault(shape, value, path) : null;
}
