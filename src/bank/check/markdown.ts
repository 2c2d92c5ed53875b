import type { TemplateProblem } from '../template.ts';

const UNSUPPORTED: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a heading below ###', pattern: /^\s{0,3}#{4,}\s/ },
  { what: 'a code block', pattern: /^\s{0,3}(?:```|~~~)/ },
  { what: 'a table', pattern: /^\s*\|?\s*:?-{3,}:?\s*\|(?:\s*:?-{3,}:?\s*\|?)*\s*$/ },
  { what: 'a task list', pattern: /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s/ },
  { what: 'strikethrough', pattern: /~~[^~]+~~/ },
  { what: 'a footnote', pattern: /\[\^[^\]]+\]/ },
  { what: 'HTML', pattern: /<(?:\/?[a-z][^>]*|!--)/i },
];

/** Markdown in a body that the portal's chat would show as plain characters (M14). */
export function unsupportedMarkdown(body: string, bodyLine: number): TemplateProblem[] {
  const text = withoutLiquid(body);
  return text.split('\n').flatMap((line, index) =>
    UNSUPPORTED.filter(({ pattern }) => pattern.test(line)).map(({ what }) => ({
      severity: 'error' as const,
      message: `the portal’s chat does not show ${what}`,
      line: bodyLine + index,
      rule: 'M14',
    })),
  );
}

/** The body with its Liquid cut out, line by line where it was. */
function withoutLiquid(body: string): string {
  return body.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, (found) => found.replace(/[^\n]/g, ''));
}
