import type { Template, TemplateProblem } from '../template.ts';

interface Wording {
  rule: string;
  message: string;
  pattern: RegExp;
  applies: (template: Template) => boolean;
}

const WORDINGS: readonly Wording[] = [
  {
    rule: 'M8',
    message: 'Rocket Tax clients know their pro as a Rocket Tax professional; do not say Taxfyle',
    pattern: /taxfyle/i,
    applies: ({ workspace }) => workspace === null || workspace === 'rocket-tax',
  },
  {
    rule: 'M9',
    message: 'clients are not told how the pro is engaged',
    pattern: /\b(?:sub)?contractors?\b|\bfreelanc\w*|\bself-employed (?:pro|preparer)\b/i,
    applies: () => true,
  },
  {
    rule: 'M10',
    message: 'a scope change is quoted by the team; the message names no price',
    pattern: /[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|usd)\b/i,
    applies: isAboutScope,
  },
];

/** Words that must not reach clients: M8, M9 and M10 of the Rocket Tax service expectations. */
export function forbiddenWording(template: Template): TemplateProblem[] {
  if (template.audience !== 'client') return [];
  const lines = withoutTags(template.body).split('\n');
  const problems = WORDINGS.filter(({ applies }) => applies(template)).flatMap(
    ({ rule, message, pattern }) =>
      lines.flatMap((line, index): TemplateProblem[] =>
        pattern.test(line)
          ? [{ severity: 'error', message, line: template.bodyLine + index, rule }]
          : [],
      ),
  );
  return [...problems, ...amounts(template)];
}

function amounts(template: Template): TemplateProblem[] {
  if (!isAboutScope(template)) return [];
  return [...template.variables]
    .filter(
      ([, declaration]) =>
        declaration.type === 'money' ||
        (declaration.type === 'list' &&
          (declaration.item.type === 'record'
            ? [...declaration.item.fields.values()].some(({ type }) => type === 'money')
            : declaration.item.type === 'money')),
    )
    .map(([name]) => ({
      severity: 'error',
      message: `${name} would put a price into a message about a scope change`,
      rule: 'M10',
    }));
}

function isAboutScope({ rules }: Template): boolean {
  return rules.some((rule) => rule === 'M10' || /^C\d+$/.test(rule));
}

// A tag may compare with a word that the text never shows; an output shows what it holds.
function withoutTags(body: string): string {
  return body.replace(/\{%[\s\S]*?%\}/g, (found) => found.replace(/[^\n]/g, ''));
}
