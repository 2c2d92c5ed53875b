import type { TemplateProblem } from '../../bank/index.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { PROBLEM_FIELDS } from './fields.ts';

/** One problem of one template. */
export interface FoundProblem {
  template: string;
  /** A file, or what names the template at the portal. */
  file: string;
  problem: TemplateProblem;
}

/** How problems of templates are listed. */
export const problemsView: View<FoundProblem> = {
  fields: PROBLEM_FIELDS,
  toJson: ({ template, file, problem }) => ({
    template,
    file,
    line: problem.line ?? null,
    severity: problem.severity,
    message: problem.message,
    rule: problem.rule ?? null,
  }),
  empty: 'No problems.',
  columns: [
    { heading: 'SEVERITY', cell: ({ problem }) => problem.severity },
    { heading: 'TEMPLATE', cell: ({ template }) => template },
    { heading: 'LINE', cell: ({ problem }) => String(problem.line ?? '') },
    { heading: 'RULE', cell: ({ problem }) => problem.rule ?? '' },
    { heading: 'PROBLEM', cell: ({ problem }) => problem.message },
    { heading: 'FILE', cell: ({ file }) => file },
  ],
};

function drawProblem({ problem }: FoundProblem, { paint, columns }: Terminal): string[] {
  const mark = problem.severity === 'error' ? paint.late('✗') : paint.risk('!');
  const line = problem.line === undefined ? '' : `line ${problem.line}: `;
  const rule = problem.rule === undefined ? '' : ` (${problem.rule})`;
  const text = sanitizeLine(`${line}${problem.message}${rule}`);
  return wrapText(text, columns - 4).map((part, i) => `  ${i === 0 ? mark : ' '} ${part}`);
}

/** Draws problems for a person to read, under the template that has them. */
export function drawProblems(problems: readonly FoundProblem[], terminal: Terminal): string {
  const files = new Map<string, FoundProblem[]>();
  for (const found of problems) {
    files.set(found.file, [...(files.get(found.file) ?? []), found]);
  }
  return [...files]
    .map(([file, found]) => {
      const name = sanitizeLine(found[0]?.template ?? '');
      const head = `${terminal.paint.strong(name)}  ${terminal.paint.dim(sanitizeLine(file))}`;
      return [head, ...found.flatMap((one) => drawProblem(one, terminal))].join('\n');
    })
    .join('\n\n');
}
