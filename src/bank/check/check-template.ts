import { createEngine } from '../liquid.ts';
import { fieldNames, readReferences } from '../references.ts';
import type { Template, TemplateProblem } from '../template.ts';
import { unsupportedMarkdown } from './markdown.ts';
import { sampleRenders } from './sample-renders.ts';
import { forbiddenWording } from './wording.ts';

/**
 * Everything that is wrong with a template that could be read: variables declared and never used,
 * cases in which it fails or leaves a blank, Markdown the chat cannot show (M14), and words that
 * must not reach clients (M8, M9, M10). Empty when all is well.
 */
export function checkTemplate(template: Template): TemplateProblem[] {
  const wording =
    template.audience === 'client'
      ? [...unsupportedMarkdown(template.body, template.bodyLine), ...forbiddenWording(template)]
      : [];
  return [...unused(template), ...sampleRenders(template), ...wording];
}

function unused({ body, bodyLine, variables }: Template): TemplateProblem[] {
  const { used, properties } = readReferences(createEngine().parse(body), variables, bodyLine);
  const names = [
    ...[...variables.keys()].filter((name) => !used.has(name)),
    ...[...fieldNames(variables)].filter((name) => !properties.has(name)),
  ];
  return names.map((name) => ({
    severity: 'warning',
    message: `${name} is declared and never used`,
  }));
}
