import {
  type Declaration,
  expectedForm,
  JOB_VARIABLES,
  listForm,
  type ScalarDeclaration,
  type Template,
} from '../../bank/index.ts';
import { labelled } from '../../terminal/labelled.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';

const formOf = (declaration: Declaration): string =>
  declaration.type === 'list' ? listForm(declaration) : expectedForm(declaration);

const scalarJson = ({ type, required, about, values }: ScalarDeclaration) => ({
  type,
  required,
  about,
  values,
});

function itemJson(declaration: Declaration) {
  if (declaration.type !== 'list') return null;
  const { item } = declaration;
  if (item.type !== 'record') return scalarJson(item);
  const fields = [...item.fields].map(([name, field]) => ({ name, ...scalarJson(field) }));
  return { type: 'record', fields };
}

/** A template's JSON: exactly the listed fields. */
export function templateJson(template: Template): Record<string, unknown> {
  const { id, title, audience, workspace, rules, body, origin, variables } = template;
  return {
    id,
    title,
    audience,
    workspace,
    source: origin.source,
    where: origin.where,
    rules,
    variables: [...variables].map(([name, declaration]) => ({
      name,
      type: declaration.type,
      required: declaration.required,
      about: declaration.about,
      values: declaration.type === 'list' ? [] : declaration.values,
      item: itemJson(declaration),
      filled_from_job: JOB_VARIABLES.has(name),
    })),
    body,
  };
}

function variableLines(name: string, declaration: Declaration, terminal: Terminal): string[] {
  const { paint, columns } = terminal;
  const filled = JOB_VARIABLES.has(name);
  const need = declaration.required ? 'required' : 'optional';
  const head = `  ${paint.strong(sanitizeLine(name))}  ${paint.dim(filled ? `${need}, filled from the job` : need)}`;
  const about = declaration.about === null ? [] : [sanitizeLine(declaration.about)];
  const form = filled ? [] : [sanitizeLine(formOf(declaration))];
  const width = Math.max(20, columns - 4);
  return [
    head,
    ...[...about, ...form]
      .flatMap((line) => wrapText(line, width))
      .map((line) => `    ${paint.dim(line)}`),
  ];
}

/** Draws a template: what it is, what it takes, and its text as written. */
export function drawTemplate(template: Template, terminal: Terminal): string {
  const { paint } = terminal;
  const row = (label: string, text: string) => labelled(label, text, paint);
  const variables = [...template.variables].flatMap(([name, declaration]) =>
    variableLines(name, declaration, terminal),
  );
  return [
    `${paint.strong(sanitizeLine(template.title))}  ${paint.dim(template.id)}`,
    row('for', template.audience),
    row('workspace', template.workspace ?? 'any'),
    row('from', `${template.origin.source}, ${template.origin.where}`),
    ...(template.rules.length > 0 ? [row('rules', template.rules.join(', '))] : []),
    '',
    paint.strong('Variables'),
    ...(variables.length > 0 ? variables : ['  none']),
    '',
    paint.strong('Text'),
    sanitize(template.body).trim(),
  ].join('\n');
}
