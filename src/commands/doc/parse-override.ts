import { usage } from '../../errors.ts';
import type { UploadOverride } from '../../work/document/upload-override.ts';
import type { OptionSpec } from '../spec.ts';

/** The words of a command that uploads against a rule. */
export interface UploadOverrideInput {
  override?: string;
  reason?: string;
}

/** Rules whose refusal a pro may know better than; the others can't be mended afterwards. */
const OVERRIDABLE = ['C2'];

function readRule(text: string): string {
  const rule = text.trim().toUpperCase();
  if (OVERRIDABLE.includes(rule)) return rule;
  throw usage(
    'rule_not_overridable',
    `An upload can’t override rule “${text}”.`,
    `It can override ${OVERRIDABLE.join(', ')}: no return while a scope change waits.`,
    'Do what the refusal says instead.',
  );
}

/** The options of every command that uploads documents. */
export const UPLOAD_OVERRIDE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--override <rule>',
    about: 'C2: send returns although a scope change waits',
    parse: readRule,
  },
  { flags: '--reason <text>', about: 'Why; it is recorded with the override' },
];

/**
 * The rule to upload against, and why.
 *
 * @throws TaxqError of kind `usage` for an override without a reason, or a reason without one
 */
export function readUploadOverride({
  override,
  reason,
}: UploadOverrideInput): UploadOverride | undefined {
  const why = reason?.replace(/\s+/g, ' ').trim() ?? '';
  if (override === undefined && reason === undefined) return undefined;
  if (override === undefined) {
    throw usage(
      'reason_without_override',
      '--reason has nothing to explain.',
      'It says why a rule is overridden, and none is.',
      'Name the rule with --override, or leave out --reason.',
    );
  }
  if (why !== '') return { rules: [override], reason: why };
  throw usage(
    'reason_needed',
    `Why may the upload break rule ${override}?`,
    'An override is recorded with its reason.',
    'Say it with --reason "…".',
  );
}
