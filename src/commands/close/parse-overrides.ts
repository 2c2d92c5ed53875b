import { usage } from '../../errors.ts';
import { GATE_RULE_IDS, type GateRuleId } from '../../rules/close-gate/rule-ids.ts';
import { LINT_RULE_IDS, type LintRuleId } from '../../rules/lint/finding.ts';
import type { LintOverrides } from '../../work/message/lint-gate.ts';
import type { OptionSpec } from '../spec.ts';

type RuleId = GateRuleId | LintRuleId;

export interface OverrideInput {
  override?: RuleId[];
  reason?: string;
}

/** What the pro answers for, and why. */
export interface CloseOverrides {
  /** Rules of the gate that can’t be told. */
  gate: readonly GateRuleId[];
  /** Rules of the close-out message. */
  lint: LintOverrides | undefined;
  reason: string;
}

const KNOWN: readonly RuleId[] = [...GATE_RULE_IDS, ...LINT_RULE_IDS];

function readRule(text: string): RuleId {
  const rule = KNOWN.find((id) => id === text.trim().toUpperCase());
  if (rule !== undefined) return rule;
  throw usage(
    'rule_unknown',
    `There is no rule “${text}” for closing.`,
    `Rules are ${KNOWN.join(', ')}.`,
    'Name one of them after --override.',
  );
}

/** The options with which a pro answers for a rule; one reason stands for all. */
export const OVERRIDE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--override <rule>',
    about: 'Answer for what the gate can’t tell, such as X3, or send against a rule such as M4',
    repeatable: true,
    parse: readRule,
  },
  { flags: '--reason <text>', about: 'Why; it is recorded with the override' },
];

const isGateRule = (rule: RuleId): rule is GateRuleId => GATE_RULE_IDS.some((id) => id === rule);
const isLintRule = (rule: RuleId): rule is LintRuleId => LINT_RULE_IDS.some((id) => id === rule);

/**
 * The rules that the pro answers for, and why.
 *
 * @throws TaxqError of kind `usage` for an override without a reason, or a reason without one
 */
export function readOverrides({ override = [], reason }: OverrideInput): CloseOverrides {
  const why = reason?.replace(/\s+/g, ' ').trim() ?? '';
  if (override.length > 0 && why === '') {
    throw usage(
      'reason_needed',
      `Why do you answer for ${override.join(', ')}?`,
      'An override is recorded with its reason.',
      'Say it with --reason "…".',
    );
  }
  if (override.length === 0 && reason !== undefined) {
    throw usage(
      'reason_without_override',
      '--reason has nothing to explain.',
      'It says why a rule is overridden, and none is.',
      'Name the rule with --override, or leave out --reason.',
    );
  }
  const rules = override.filter(isLintRule);
  return {
    gate: override.filter(isGateRule),
    lint: rules.length === 0 ? undefined : { rules, reason: why },
    reason: why,
  };
}
