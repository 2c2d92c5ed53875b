import { parseTemplate, type Template } from '../../../src/bank/index.ts';

export interface Draft {
  id?: string;
  head?: string;
  variables?: string;
  body: string;
}

/** The text of a template file; `variables` is YAML, indented by two spaces. */
export function templateText({ id = 'sample', head = 'audience: client', variables, body }: Draft) {
  const declared = variables === undefined ? '' : `variables:\n${variables}\n`;
  return `---\nid: ${id}\ntitle: A sample\n${head}\n${declared}---\n${body}\n`;
}

export function makeTemplate(draft: Draft): Template {
  return parseTemplate(templateText(draft), { source: 'own', where: 'sample.md' });
}

/** The error that `run` throws; fails when it throws none. */
export function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
