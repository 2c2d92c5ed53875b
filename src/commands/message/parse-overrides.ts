import { usage } from '../../errors.ts';
import { LINT_RULE_IDS, type LintRuleId } from '../../rules/lint/finding.ts';
import type { LintOverrides } from '../../work/message/lint-gate.ts';
import { REASON_OPTION, withReason } from '../override-reason.ts';
import type { OptionSpec } from '../spec.ts';

/** The words of a command that sends against a rule. */
export interface OverrideInput {
  override?: LintRuleId[];
  reason?: string;
}

function readRule(text: string): LintRuleId {
  const rule = LINT_RULE_IDS.find((id) => id === text.trim().toUpperCase());
  if (rule !== undefined) return rule;
  throw usage(
    'rule_unknown',
    `There is no rule “${text}” for messages.`,
    `Rules are ${LINT_RULE_IDS.join(', ')}.`,
    'Name one of them after --override.',
  );
}

/** The options of every command that sends messages; one reason stands for all rules. */
export const OVERRIDE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--override <rule>',
    about: 'Send it although it breaks this rule, such as M18',
    repeatable: true,
    parse: readRule,
  },
  REASON_OPTION,
];

/** The same for a note, one kind of which has a `--reason` of its own. */
export const NOTE_OVERRIDE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--override <rule>',
    about: 'Write or send it although it breaks this rule, such as M16',
    repeatable: true,
    parse: readRule,
  },
  { flags: '--override-reason <text>', about: 'Why; it is recorded with the override' },
];

/**
 * The rules to send against, and why.
 *
 * @param flag the option that gives the reason
 * @throws TaxqError of kind `usage` for an override without a reason, or a reason without one
 */
export const readOverrides = (
  { override, reason }: OverrideInput,
  flag?: string,
): LintOverrides | undefined => withReason(override, reason, flag);
