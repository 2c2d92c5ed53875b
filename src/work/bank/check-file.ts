import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkTemplate, type TemplateProblem } from '../../bank/index.ts';
import { readTemplate } from '../../bank/parse-template.ts';
import { TaxqError } from '../../errors.ts';
import { whyUnreadable } from '../../transfer/unreadable.ts';

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw new TaxqError({
      kind: 'usage',
      code: 'template_unreadable',
      message: `The template ${file} can’t be read.`,
      why: whyUnreadable(error),
      hint: 'Name a template file, such as my-intro.md, or none to check the whole bank.',
      cause: error,
    });
  }
}

/**
 * Everything that is wrong with one template file; empty when all is well.
 *
 * @throws TaxqError of kind `usage` when the file can't be read
 */
export async function checkTemplateFile(
  file: string,
): Promise<{ id: string; problems: readonly TemplateProblem[] }> {
  const text = await readText(file);
  const { template, problems } = readTemplate(text, { source: 'own', where: file });
  const name = basename(file, '.md');
  if (template === null) return { id: name, problems };
  const misnamed: TemplateProblem = {
    severity: 'error',
    message: `its id is ${template.id}, so the file must be named ${template.id}.md`,
  };
  return {
    id: template.id,
    problems: [...(template.id === name ? [] : [misnamed]), ...checkTemplate(template)],
  };
}
