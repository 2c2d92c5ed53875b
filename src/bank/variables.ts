import { asSentence, TaxqError } from '../errors.ts';
import { JOB_VARIABLES } from './job-variables.ts';
import { listForm, readList, type VariableValue } from './list-values.ts';
import { nearest } from './nearest.ts';
import { expectedForm, isEmpty, readScalar } from './scalar-values.ts';
import type { Declaration, Template } from './template.ts';

/**
 * Values by dotted name: `{ 'client.first_name': 'Ana', items: [{ what: 'W-2' }] }`. Dates are
 * `yyyy-mm-dd`, money is in dollars; null, undefined and blank mean "not given".
 */
export type Variables = Readonly<Record<string, VariableValue | null | undefined>>;

export interface VariableProblem {
  name: string;
  message: string;
}

export interface ResolvedVariables {
  /** Declared variables that have a value, checked and typed. */
  values: ReadonlyMap<string, VariableValue>;
  problems: readonly VariableProblem[];
}

/**
 * Holds values against a template's declarations and reports every problem at once: unknown,
 * missing, blank, mistyped. Variables that taxq fills by itself may be given though not declared.
 */
export function resolveVariables(template: Template, given: Variables): ResolvedVariables {
  const values = new Map<string, VariableValue>();
  const problems: VariableProblem[] = [];
  for (const name of Object.keys(given)) {
    if (!template.variables.has(name) && !JOB_VARIABLES.has(name)) {
      problems.push({ name, message: unknownVariable(name, template) });
    }
  }
  for (const [name, declaration] of template.variables) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined;
    if (isEmpty(raw)) {
      if (declaration.required) problems.push({ name, message: missing(name, declaration) });
      continue;
    }
    const reading =
      declaration.type === 'list' ? readList(declaration, raw) : readScalar(declaration, raw);
    if (reading.ok) values.set(name, reading.value);
    else problems.push({ name, message: `${name} ${reading.problem}` });
  }
  return { values, problems };
}

/** What to say about a name that the template does not declare. */
export function unknownVariable(name: string, template: Template): string {
  const declared = [...template.variables.keys()];
  const near = nearest(name, declared);
  const guess = near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
  const list = declared.length === 0 ? 'it has none' : `it has ${declared.join(', ')}`;
  return `${name} is not a variable of ${template.id}${guess}; ${list}`;
}

/** The error for a template that cannot be filled. */
export function variableError(template: Template, problems: readonly VariableProblem[]): TaxqError {
  const count = problems.length === 1 ? 'a variable is' : `${problems.length} variables are`;
  return new TaxqError({
    kind: 'usage',
    code: 'template_variables',
    message: `The message ${template.id} can’t be written: ${count} not right.`,
    why: asSentence(problems.map(({ message }) => message).join('; ')),
    hint: `Give them with --var name=value; each is explained by: taxq bank show ${template.id}`,
  });
}

function missing(name: string, declaration: Declaration): string {
  const about = declaration.about === null ? '' : ` (${declaration.about})`;
  const form = declaration.type === 'list' ? listForm(declaration) : expectedForm(declaration);
  return `${name} is missing${about}: give it with --var ${name}=… as ${form}`;
}
