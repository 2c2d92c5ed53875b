import { JOB_VARIABLES } from './job-variables.ts';
import type { RecordValue, VariableValue } from './list-values.ts';
import type { Declaration, ScalarDeclaration, Template } from './template.ts';
import type { Variables } from './variables.ts';

/** Sample date and amount; a text that shows them in this raw form lacks `long_date` or `money`. */
export const SAMPLE_DATE = '2026-04-15';
export const SAMPLE_DOLLARS = 1234.5;

export interface SampleRun {
  /** What is special about this run, for errors: `without client.nick`. */
  label: string;
  variables: Variables;
}

/** A value for every variable of the template, made from its name and type. */
export function sampleVariables(template: Template): Variables {
  return Object.fromEntries(
    [...template.variables].map(([name, declaration]) => [name, sample(name, declaration)]),
  );
}

/**
 * The runs that show whether a template holds in every case: with everything, without each optional
 * variable or field in turn, with only what is required, and each of these with each value of each
 * choice.
 */
export function sampleRuns(template: Template): SampleRun[] {
  const full = sampleVariables(template);
  const runs = cases(template.variables).map(({ label, omitted, chosen }) => {
    const kept = [...template.variables].filter(([name]) => !omitted.has(name));
    const values = kept.map(([name, declaration]): [string, VariableValue] => [
      name,
      chosen.get(name) ?? sample(name, declaration),
    ]);
    return { label, variables: Object.fromEntries(values) };
  });
  const entries = [...template.variables].flatMap(([name, declaration]) => {
    if (declaration.type !== 'list' || declaration.item.type !== 'record') return [];
    const { fields } = declaration.item;
    return cases(fields).map(({ label, omitted, chosen }) => {
      const record = { ...sampleRecord(fields, omitted), ...Object.fromEntries(chosen) };
      return { label: `${label} in ${name}`, variables: { ...full, [name]: [record] } };
    });
  });
  return [...runs, ...entries];
}

interface Case {
  label: string;
  omitted: ReadonlySet<string>;
  chosen: ReadonlyMap<string, string>;
}

function cases(declarations: ReadonlyMap<string, Declaration>): Case[] {
  const optional = [...declarations].filter(([, { required }]) => !required).map(([name]) => name);
  const omissions = [[], ...optional.map((name) => [name]), optional];
  const choices = [...declarations].flatMap(([name, declaration]) =>
    declaration.type === 'choice'
      ? declaration.values.map((value): [string, string][] => [[name, value]])
      : [],
  );
  return omissions.flatMap((omitted) =>
    [[], ...choices].map((chosen) => ({
      label: [
        omitted.length === 0 ? 'with everything' : `without ${omitted.join(', ')}`,
        ...chosen.map(([name, value]) => `with ${name} ${value}`),
      ].join(', '),
      omitted: new Set(omitted),
      chosen: new Map(chosen.filter(([name]) => !omitted.includes(name))),
    })),
  );
}

function sample(name: string, declaration: Declaration): VariableValue {
  if (declaration.type !== 'list') return sampleScalar(name, declaration);
  const { item } = declaration;
  return [item.type === 'record' ? sampleRecord(item.fields) : sampleScalar(name, item)];
}

function sampleRecord(
  fields: ReadonlyMap<string, ScalarDeclaration>,
  omitted: ReadonlySet<string> = new Set(),
): RecordValue {
  const kept = [...fields].filter(([name]) => !omitted.has(name));
  return Object.fromEntries(kept.map(([name, field]) => [name, sampleScalar(name, field)]));
}

function sampleScalar(name: string, { type, values }: ScalarDeclaration): string | number {
  switch (type) {
    case 'text':
      return JOB_VARIABLES.get(name)?.example ?? `sample ${name}`;
    case 'number':
      return JOB_VARIABLES.get(name)?.example ?? 7;
    case 'date':
      return SAMPLE_DATE;
    case 'money':
      return SAMPLE_DOLLARS;
    case 'choice':
      return values[0] ?? '';
  }
}
