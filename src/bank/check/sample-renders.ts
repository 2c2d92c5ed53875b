import { TaxqError } from '../../errors.ts';
import { renderTemplate, templateFault } from '../render.ts';
import { SAMPLE_DATE, SAMPLE_DOLLARS, sampleRuns } from '../samples.ts';
import type { Template, TemplateProblem } from '../template.ts';

/**
 * Renders the template with every kind of sample: an optional variable that is printed without a
 * condition, a misspelt field or a wrong filter fails here.
 */
export function sampleRenders(template: Template): TemplateProblem[] {
  const problems = new Map<string, TemplateProblem>();
  for (const { label, variables } of sampleRuns(template)) {
    try {
      const { text } = renderTemplate(template, variables);
      for (const message of rawValues(text)) {
        problems.set(message, { severity: 'warning', message });
      }
      if (text === '') {
        const message = `${label}, the text is empty`;
        problems.set(message, { severity: 'error', message });
      }
    } catch (error) {
      if (!(error instanceof TaxqError)) throw error;
      const fault = readFault(template, error);
      const { message } = fault;
      if (!problems.has(message)) {
        problems.set(message, { severity: 'error', ...fault, message: `${message} (${label})` });
      }
    }
  }
  return [...problems.values()];
}

function rawValues(text: string): string[] {
  const found: string[] = [];
  if (text.includes(SAMPLE_DATE)) found.push('a date is shown without the long_date filter');
  if (new RegExp(`\\b${SAMPLE_DOLLARS}\\b`).test(text)) {
    found.push('an amount is shown without the money filter');
  }
  return found;
}

function readFault(template: Template, error: TaxqError): { message: string; line?: number } {
  if (error.code !== 'template_invalid') return { message: error.message };
  const { message, line } = templateFault(template, error.cause);
  const variable = /^undefined variable: (.+)$/.exec(message)?.[1];
  return variable === undefined
    ? { message, line }
    : {
        message: `${variable} is printed where it may be absent; put it under {% if ${variable} %}`,
        line,
      };
}
