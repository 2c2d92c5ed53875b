/** Who reads the rendered text: the client in the chat, the team in a note, or support. */
export const AUDIENCES = ['client', 'note', 'support'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where a template comes from, in the order in which they win over each other. */
export const TEMPLATE_SOURCES = ['portal', 'own', 'built-in'] as const;
export type TemplateSource = (typeof TEMPLATE_SOURCES)[number];

export interface Origin {
  source: TemplateSource;
  /** A file path, or what names the template at the portal; shown in errors. */
  where: string;
}

export const SCALAR_TYPES = ['text', 'number', 'date', 'money', 'choice'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];

export interface ScalarDeclaration {
  type: ScalarType;
  required: boolean;
  about: string | null;
  /** The values a `choice` may have; empty for every other type. */
  values: readonly string[];
}

/** One entry of a list that is made of named fields. */
export interface RecordDeclaration {
  type: 'record';
  fields: ReadonlyMap<string, ScalarDeclaration>;
}

export interface ListDeclaration {
  type: 'list';
  required: boolean;
  about: string | null;
  item: ScalarDeclaration | RecordDeclaration;
}

export type Declaration = ScalarDeclaration | ListDeclaration;

export interface Template {
  id: string;
  title: string;
  audience: Audience;
  /** Slug of the only workspace the text fits; null fits any. */
  workspace: string | null;
  /** Ids of the rules the text serves, such as `S1`. */
  rules: readonly string[];
  /** Declared variables by dotted name. */
  variables: ReadonlyMap<string, Declaration>;
  /** Liquid and Markdown, as written. */
  body: string;
  /** Line of the file, from 1, on which the body begins. */
  bodyLine: number;
  /** The whole template: front matter and body. */
  text: string;
  origin: Origin;
}

export interface TemplateProblem {
  severity: 'error' | 'warning';
  message: string;
  /** Line of the file, from 1. */
  line?: number;
  /** The rule that the text breaks, such as `M8`. */
  rule?: string;
}

/** One line per problem: `where:line: message`. */
export function describeProblem(where: string, problem: TemplateProblem): string {
  const place = problem.line === undefined ? where : `${where}:${problem.line}`;
  return `${place}: ${problem.message}`;
}
