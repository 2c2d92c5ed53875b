import { isRecord } from '../json.ts';
import type { Report } from './front-matter.ts';
import {
  type Declaration,
  type RecordDeclaration,
  SCALAR_TYPES,
  type ScalarDeclaration,
  type ScalarType,
} from './template.ts';

const NAME = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/;
const FIELD = /^[a-z][a-z0-9_]*$/;
const KEYS = ['type', 'required', 'about', 'values', 'item'];

/**
 * Reads the `variables` of a front matter. A variable is a type name (`text`) or a record
 * `{ type, required, about, values, item }`; it is required unless `required: false` or its name
 * ends in `?`. A list's `item` is a type name, a choice, or a record of fields declared the same way.
 */
export function readDeclarations(data: unknown, report: Report): Map<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  if (data === undefined || data === null) return declarations;
  if (!isRecord(data)) {
    report(['variables'], 'variables must be a list of names, each with its type');
    return declarations;
  }
  for (const [key, value] of Object.entries(data)) {
    const path = ['variables', key];
    const name = key.replace(/\?$/, '');
    if (!NAME.test(name)) {
      report(path, `${JSON.stringify(key)} is not a name such as client.first_name`);
      continue;
    }
    const declaration = readDeclaration(name !== key, value, path, report);
    if (declaration !== null) declarations.set(name, declaration);
  }
  for (const name of declarations.keys()) {
    const parent = [...declarations.keys()].find((other) => name.startsWith(`${other}.`));
    if (parent !== undefined) {
      report(['variables', name], `${name} cannot stand beside a variable named ${parent}`);
    }
  }
  return declarations;
}

function readDeclaration(
  optional: boolean,
  value: unknown,
  path: readonly string[],
  report: Report,
): Declaration | null {
  if (!isRecord(value) || value['type'] !== 'list') {
    return readScalarDeclaration(optional, value, path, report);
  }
  reportUnknownKeys(value, path, report);
  const item = readItem(value['item'], [...path, 'item'], report);
  if (item === null) return null;
  return { type: 'list', item, ...common(optional, value, path, report) };
}

function readItem(value: unknown, path: readonly string[], report: Report) {
  if (value === undefined) {
    report(path, 'a list says what its entries are: item: text, or item: { what: text }');
    return null;
  }
  if (!isRecord(value) || typeof value['type'] === 'string') {
    return readScalarDeclaration(false, value, path, report);
  }
  const fields: [string, ScalarDeclaration][] = [];
  for (const [key, field] of Object.entries(value)) {
    const name = key.replace(/\?$/, '');
    if (!FIELD.test(name)) report([...path, key], `${JSON.stringify(key)} is not a field name`);
    const declaration = readScalarDeclaration(name !== key, field, [...path, key], report);
    if (declaration !== null) fields.push([name, declaration]);
  }
  if (fields.length === 0) report(path, 'a record needs at least one field');
  return { type: 'record', fields: new Map(fields) } satisfies RecordDeclaration;
}

function readScalarDeclaration(
  optional: boolean,
  value: unknown,
  path: readonly string[],
  report: Report,
): ScalarDeclaration | null {
  const record = typeof value === 'string' ? { type: value } : value;
  const type = isRecord(record) ? record['type'] : undefined;
  if (!isRecord(record) || !isScalarType(type)) {
    report(path, `the type must be one of ${SCALAR_TYPES.join(', ')}, list`);
    return null;
  }
  reportUnknownKeys(record, path, report);
  if (record['item'] !== undefined) report([...path, 'item'], 'only a list has an item');
  return {
    type,
    values: readChoices(type, record['values'], path, report),
    ...common(optional, record, path, report),
  };
}

function readChoices(type: ScalarType, value: unknown, path: readonly string[], report: Report) {
  if (type !== 'choice') {
    if (value !== undefined) report([...path, 'values'], 'only a choice has values');
    return [];
  }
  const values = Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
    : [];
  if (values.length === 0 || (Array.isArray(value) && values.length < value.length)) {
    report(path, 'a choice lists its values as texts: values: [refund, owed]');
  }
  return values;
}

function common(
  optional: boolean,
  record: Readonly<Record<string, unknown>>,
  path: readonly string[],
  report: Report,
) {
  const { required, about } = record;
  if (required !== undefined && typeof required !== 'boolean') {
    report([...path, 'required'], 'required must be true or false');
  }
  if (optional && required === true) {
    report([...path, 'required'], 'a name that ends in ? is optional and cannot be required');
  }
  if (about !== undefined && typeof about !== 'string') {
    report([...path, 'about'], 'about must be a text');
  }
  return {
    required: !optional && required !== false,
    about: typeof about === 'string' ? about : null,
  };
}

function reportUnknownKeys(
  record: Readonly<Record<string, unknown>>,
  path: readonly string[],
  report: Report,
): void {
  for (const key of Object.keys(record)) {
    if (!KEYS.includes(key)) {
      report([...path, key], `${JSON.stringify(key)} is none of ${KEYS.join(', ')}`);
    }
  }
}

function isScalarType(value: unknown): value is ScalarType {
  return SCALAR_TYPES.some((type) => type === value);
}
