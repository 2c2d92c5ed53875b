import { expectedForm, isEmpty, type Reading, readScalar } from './scalar-values.ts';
import type { ListDeclaration, RecordDeclaration, ScalarDeclaration } from './template.ts';

/** Most entries that one list may have. */
export const MAX_ENTRIES = 100;

type Scalar = string | number;
export type RecordValue = Readonly<Record<string, Scalar | null | undefined>>;
export type VariableValue = Scalar | readonly (Scalar | RecordValue)[];

/** How a list is given on the command line, for errors and help. */
export function listForm({ item }: ListDeclaration): string {
  if (item.type !== 'record') return `${expectedForm(item)}, once per entry`;
  const fields = [...item.fields].map(([name, { required }]) => (required ? name : `${name}?`));
  return `"${fields.map((field) => `${field}: …`).join(' | ')}", once per entry`;
}

/** Reads a list, given as an array, and says which entries are wrong. */
export function readList(declaration: ListDeclaration, raw: unknown): Reading<VariableValue> {
  if (!Array.isArray(raw)) return { ok: false, problem: 'must be a list' };
  if (raw.length > MAX_ENTRIES) {
    return { ok: false, problem: `has ${raw.length} entries; at most ${MAX_ENTRIES} are taken` };
  }
  const { item } = declaration;
  const entries: (Scalar | RecordValue)[] = [];
  const problems: string[] = [];
  for (const [index, entry] of raw.entries()) {
    const reading = item.type === 'record' ? readRecord(item, entry) : readEntry(item, entry);
    if (reading.ok) entries.push(reading.value);
    else problems.push(`entry ${index + 1} ${reading.problem}`);
  }
  return problems.length === 0
    ? { ok: true, value: entries }
    : { ok: false, problem: `is not right: ${problems.join(', ')}` };
}

function readEntry(item: ScalarDeclaration, entry: unknown): Reading<Scalar> {
  return isEmpty(entry) ? { ok: false, problem: 'is blank' } : readScalar(item, entry);
}

function readRecord({ fields }: RecordDeclaration, entry: unknown): Reading<RecordValue> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { ok: false, problem: `must have the fields ${[...fields.keys()].join(', ')}` };
  }
  const given = new Map<string, unknown>(Object.entries(entry));
  const read: [string, Scalar][] = [];
  const problems = [...given.keys()]
    .filter((name) => !fields.has(name))
    .map((name) => `has no field ${name} (it has ${[...fields.keys()].join(', ')})`);
  for (const [name, field] of fields) {
    const raw = given.get(name);
    if (isEmpty(raw)) {
      if (field.required) problems.push(`lacks ${name}`);
      continue;
    }
    const reading = readScalar(field, raw);
    if (reading.ok) read.push([name, reading.value]);
    else problems.push(`has a ${name} that ${reading.problem}`);
  }
  return problems.length === 0
    ? { ok: true, value: Object.fromEntries(read) }
    : { ok: false, problem: problems.join(' and ') };
}
