import { asSentence, TaxqError } from '../errors.ts';
import { readDeclarations } from './declarations.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createEngine, liquidFault } from './liquid.ts';
import { readReferences } from './references.ts';
import {
  AUDIENCES,
  type Audience,
  describeProblem,
  type Origin,
  type Template,
  type TemplateProblem,
} from './template.ts';

export type TemplateReading =
  | { template: Template; problems: readonly [] }
  | { template: null; problems: readonly TemplateProblem[] };

const KEYS = ['id', 'title', 'audience', 'workspace', 'rules', 'variables'];

/** Longest template file that is read, in characters. */
export const MAX_TEMPLATE = 100_000;

/**
 * Reads a template: YAML front matter between two lines of `---`, then a Liquid body. Every problem
 * that makes it unusable is returned together; nothing is thrown.
 */
export function readTemplate(text: string, origin: Origin): TemplateReading {
  if (text.length > MAX_TEMPLATE) {
    const message = `the template is longer than ${MAX_TEMPLATE} characters`;
    return { template: null, problems: [{ severity: 'error', message }] };
  }
  const front = readFrontMatter(text);
  if (front.data === null) return { template: null, problems: front.problems };
  const template: Template = {
    ...readHead(front),
    variables: readDeclarations(front.data['variables'], front.report),
    body: front.body,
    bodyLine: front.bodyLine,
    text,
    origin,
  };
  const problems = [...front.problems, ...bodyProblems(template)];
  return problems.length === 0 ? { template, problems: [] } : { template: null, problems };
}

/**
 * The template that `text` holds.
 * @throws TaxqError `template_invalid` that names every problem with its line.
 */
export function parseTemplate(text: string, origin: Origin): Template {
  const { template, problems } = readTemplate(text, origin);
  if (template === null) throw invalidTemplate(origin, problems);
  return template;
}

/** The error for a template that cannot be used. */
export function invalidTemplate(origin: Origin, problems: readonly TemplateProblem[]): TaxqError {
  return new TaxqError({
    kind: 'failed',
    code: 'template_invalid',
    message: `The message template ${origin.where} can’t be used.`,
    why: asSentence(problems.map((problem) => describeProblem(origin.where, problem)).join('; ')),
    hint: 'Correct or remove the template, then run: taxq bank check',
  });
}

function readHead({ data, report }: FrontMatter) {
  for (const key of Object.keys(data)) {
    if (!KEYS.includes(key)) report([key], `${JSON.stringify(key)} is none of ${KEYS.join(', ')}`);
  }
  const { id, title, audience, workspace, rules } = data;
  if (!isSlug(id))
    report(['id'], 'id must be lower-case words joined by hyphens, such as my-intro');
  if (typeof title !== 'string' || title.trim() === '') report(['title'], 'title must be a text');
  if (!isAudience(audience))
    report(['audience'], `audience must be one of ${AUDIENCES.join(', ')}`);
  if (workspace !== undefined && workspace !== null && !isSlug(workspace)) {
    report(['workspace'], 'workspace must be a slug such as rocket-tax, or absent for any');
  }
  const ids = Array.isArray(rules) ? rules : [];
  if (rules !== undefined && (!Array.isArray(rules) || !ids.every(isRuleId))) {
    report(['rules'], 'rules must list rule ids, such as [S1, S3]');
  }
  return {
    id: isSlug(id) ? id : '',
    title: typeof title === 'string' ? title : '',
    audience: isAudience(audience) ? audience : AUDIENCES[0],
    workspace: isSlug(workspace) ? workspace : null,
    rules: ids.filter(isRuleId),
  };
}

function bodyProblems({ body, bodyLine, variables }: Template): TemplateProblem[] {
  if (body.trim() === '') {
    return [{ severity: 'error', message: 'the template has no text', line: bodyLine }];
  }
  try {
    return readReferences(createEngine().parse(body), variables, bodyLine).problems;
  } catch (error) {
    const { message, row } = liquidFault(error);
    return [{ severity: 'error', message, line: bodyLine + (row ?? 1) - 1 }];
  }
}

function isSlug(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}

function isAudience(value: unknown): value is Audience {
  return AUDIENCES.some((audience) => audience === value);
}

function isRuleId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]\d+$/.test(value);
}
