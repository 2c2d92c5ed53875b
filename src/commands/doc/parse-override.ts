import { usage } from '../../errors.ts';
import type { UploadOverride } from '../../work/document/upload-override.ts';
import { REASON_OPTION, withReason } from '../override-reason.ts';
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
  REASON_OPTION,
];

/**
 * The rule to upload against, and why.
 *
 * @throws TaxqError of kind `usage` for an override without a reason, or a reason without one
 */
export const readUploadOverride = ({
  override,
  reason,
}: UploadOverrideInput): UploadOverride | undefined =>
  withReason(override === undefined ? undefined : [override], reason);
