import { isRecord } from '../json.ts';
import { listForm, type RecordValue, type VariableValue } from './list-values.ts';
import type { Reading } from './scalar-values.ts';
import type { ListDeclaration, RecordDeclaration, Template } from './template.ts';
import {
  resolveVariables,
  unknownVariable,
  type VariableProblem,
  type Variables,
  variableError,
} from './variables.ts';

type Entry = string | number | RecordValue;

/**
 * Turns `name=value` pairs from the command line into values by the template's declarations.
 * A list takes one pair per entry; an entry of named fields is written `what: W-2 | why: wages`
 * (the first required field may go without its name) or the whole list as JSON. Missing variables
 * are not looked at: they may come from the job.
 * @throws TaxqError `template_variables` (usage) that names every wrong pair and the expected form.
 */
export function parseVariables(pairs: readonly string[], template: Template): Variables {
  const given = new Map<string, VariableValue>();
  const problems: VariableProblem[] = [];
  const wrong = (name: string, message: string) => problems.push({ name, message });

  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    const name = pair.slice(0, cut).trim();
    const value = pair.slice(cut + 1);
    const declaration = template.variables.get(name);
    if (cut < 1) {
      wrong(pair, `${JSON.stringify(pair)} is not a variable: write name=value`);
    } else if (declaration === undefined) {
      wrong(name, unknownVariable(name, template));
    } else if (declaration.type === 'list') {
      const entries = readEntries(declaration, value);
      const before = given.get(name);
      if (!entries.ok) wrong(name, `${name} ${entries.problem}`);
      else given.set(name, [...(Array.isArray(before) ? before : []), ...entries.value]);
    } else if (given.has(name)) {
      wrong(name, `${name} is given twice, and only a list takes more than one value`);
    } else {
      given.set(name, value);
    }
  }

  const named = new Set(problems.map(({ name }) => name));
  const resolved = resolveVariables(template, Object.fromEntries(given));
  const mistyped = resolved.problems.filter(({ name }) => given.has(name) && !named.has(name));
  const all = [...problems, ...mistyped];
  if (all.length > 0) throw variableError(template, all);
  return Object.fromEntries(resolved.values);
}

function readEntries(declaration: ListDeclaration, text: string): Reading<Entry[]> {
  if (/^\s*[[{]/.test(text)) return readJson(declaration, text);
  const { item } = declaration;
  return item.type === 'record' ? readFields(item, text) : { ok: true, value: [text] };
}

function readJson(declaration: ListDeclaration, text: string): Reading<Entry[]> {
  try {
    const data: unknown = JSON.parse(text);
    const entries: readonly unknown[] = Array.isArray(data) ? data : [data];
    if (entries.every(isEntry)) return { ok: true, value: [...entries] };
  } catch {}
  return {
    ok: false,
    problem: `begins like JSON but is not a JSON list of entries; write ${listForm(declaration)}, or [{…}]`,
  };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value === 'string' || typeof value === 'number') return true;
  return (
    isRecord(value) &&
    Object.values(value).every(
      (field) => field === null || typeof field === 'string' || typeof field === 'number',
    )
  );
}

function readFields(item: RecordDeclaration, text: string): Reading<Entry[]> {
  const record = new Map<string, string>();
  const first = [...item.fields].find(([, { required }]) => required)?.[0];
  for (const [index, segment] of text.split('|').entries()) {
    const named = /^\s*([a-z][a-z0-9_]*)\s*:(.*)$/s.exec(segment);
    const name = named?.[1] ?? (index === 0 ? first : undefined);
    if (name === undefined) {
      return { ok: false, problem: `holds ${JSON.stringify(segment.trim())} without a field name` };
    }
    if (record.has(name)) return { ok: false, problem: `gives ${name} twice in one entry` };
    record.set(name, named?.[2] ?? segment);
  }
  return { ok: true, value: [Object.fromEntries(record)] };
}
