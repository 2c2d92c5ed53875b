import { usage } from '../../errors.ts';
import { GATE_RULE_IDS, type GateRuleId } from '../../rules/close-gate/rule-ids.ts';
import { LINT_RULE_IDS, type LintRuleId } from '../../rules/lint/finding.ts';
import type { LintOverrides } from '../../work/message/lint-gate.ts';
import { REASON_OPTION, withReason } from '../override-reason.ts';
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
  REASON_OPTION,
];

/** Whether it is a rule of the gate, not of the message. */
export const isGateRule = (rule: string): rule is GateRuleId =>
  GATE_RULE_IDS.some((id) => id === rule);
const isLintRule = (rule: RuleId): rule is LintRuleId => LINT_RULE_IDS.some((id) => id === rule);

/**
 * The rules that the pro answers for, and why.
 *
 * @throws TaxqError of kind `usage` for an override without a reason, or a reason without one
 */
export function readOverrides({ override, reason }: OverrideInput): CloseOverrides {
  const { rules = [], reason: why = '' } = withReason(override, reason) ?? {};
  const lint = rules.filter(isLintRule);
  return {
    gate: rules.filter(isGateRule),
    lint: lint.length === 0 ? undefined : { rules: lint, reason: why },
    reason: why,
  };
}
