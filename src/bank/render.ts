import { asSentence, TaxqError } from '../errors.ts';
import { findUnfilled } from '../rules/unfilled.ts';
import { createEngine, liquidFault } from './liquid.ts';
import type { VariableValue } from './list-values.ts';
import { describeProblem, type Template } from './template.ts';
import { resolveVariables, type Variables, variableError } from './variables.ts';

export interface Rendered {
  /** The finished text, without blank lines at its ends. */
  text: string;
  /** The declared variables that had a value, by dotted name. */
  used: Readonly<Record<string, VariableValue>>;
}

/**
 * Fills a template. Values are text: Liquid in them is never run.
 * @throws TaxqError `template_variables` (usage) with every unknown, missing or mistyped variable;
 * `template_unrendered` (refused, M17) when the text would still hold a placeholder;
 * `template_invalid` when the template itself fails.
 */
export function renderTemplate(template: Template, variables: Variables): Rendered {
  const { values, problems } = resolveVariables(template, variables);
  if (problems.length > 0) throw variableError(template, problems);
  const text = fill(template, values);
  const left = findUnfilled(text);
  if (left !== null) {
    throw new TaxqError({
      kind: 'refused',
      code: 'template_unrendered',
      message: `The message ${template.id} still holds ${JSON.stringify(left)}.`,
      why: 'A text with an unfilled placeholder must never reach a client (M17).',
      hint: `Correct ${template.origin.where}, then run: taxq bank check`,
    });
  }
  return { text, used: Object.fromEntries(values) };
}

function fill(template: Template, values: ReadonlyMap<string, VariableValue>): string {
  try {
    const engine = createEngine();
    const rendered: unknown = engine.renderSync(engine.parse(template.body), nested(values));
    return tidy(String(rendered));
  } catch (error) {
    const fault = templateFault(template, error);
    throw new TaxqError({
      kind: 'failed',
      code: 'template_invalid',
      message: `The message ${template.id} can’t be written.`,
      why: asSentence(describeProblem(template.origin.where, { severity: 'error', ...fault })),
      hint: 'Correct the template, then run: taxq bank check',
      cause: error,
    });
  }
}

/** What Liquid found wrong with a template's text, and on which line of its file. */
export function templateFault(
  template: Template,
  error: unknown,
): { message: string; line: number } {
  const { message, row } = liquidFault(error);
  return { message, line: template.bodyLine + (row ?? 1) - 1 };
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

interface Scope {
  [name: string]: Scope | VariableValue;
}

function nested(values: ReadonlyMap<string, VariableValue>): Scope {
  const root: Scope = {};
  for (const [name, value] of values) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let scope = root;
    for (const part of path) {
      const inner = scope[part];
      const next = isScope(inner) ? inner : {};
      scope[part] = next;
      scope = next;
    }
    scope[last] = value;
  }
  return root;
}

function isScope(value: Scope | VariableValue | undefined): value is Scope {
  return typeof value === 'object' && !Array.isArray(value);
}
