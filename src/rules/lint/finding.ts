import type { LintFacts } from './facts.ts';
import type { LintText, Span } from './lint-text.ts';

/** Ids of the rules that the lint checks: communication rules of the service expectations. */
export const LINT_RULE_IDS = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M13',
  'M14',
  'M15',
  'M16',
  'M17',
  'M18',
] as const;

export type LintRuleId = (typeof LINT_RULE_IDS)[number];

/** One thing that is wrong with a text. */
export interface Finding extends Span {
  rule: LintRuleId;
  /** An error must not be sent; a warning may, after a look. */
  severity: 'error' | 'warning';
  /** Why, in one sentence. */
  message: string;
  /** What to do, in one sentence. */
  fix: string;
}

/** What a rule says about a text; `start` and `end` are equal for a finding about the whole. */
export type LintRule = (message: LintText, facts: LintFacts) => Finding[];

/** The place of a finding that is about the text as a whole. */
export const WHOLE: Span = { start: 0, end: 0 };

/** The same finding at each of several places. */
export function findingsAt(spans: readonly Span[], finding: Omit<Finding, keyof Span>): Finding[] {
  return spans.map(({ start, end }) => ({ ...finding, start, end }));
}
