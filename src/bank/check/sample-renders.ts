import { TaxqError } from '../../errors.ts';
import { renderTemplate } from '../render.ts';
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
      const { message, line } = readFault(template, error);
      if (!problems.has(message)) {
        const shown = `${message} (${label})`;
        problems.set(message, { severity: 'error', message: shown, ...line });
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

function readFault({ origin }: Template, error: TaxqError) {
  if (error.code !== 'template_invalid') return { message: error.message, line: {} };
  const why = (error.why ?? error.message).slice(origin.where.length);
  const [, line, rest] = /^:(\d+): (.*)$/s.exec(why) ?? [];
  const variable = /^undefined variable: (.+)$/.exec(rest ?? '')?.[1];
  const message =
    variable === undefined
      ? (rest ?? why)
      : `${variable} is printed where it may be absent; put it under {% if ${variable} %}`;
  return { message, line: line === undefined ? {} : { line: Number(line) } };
}
