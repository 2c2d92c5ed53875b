import { usage } from '../errors.ts';
import { assertFilledIn } from './filled-in.ts';
import type { OptionSpec } from './spec.ts';

/** Rules that a pro answers for; one reason stands for all. */
export interface Reasoned<T> {
  rules: readonly T[];
  reason: string;
}

/** The option that says why. */
export const REASON_OPTION: OptionSpec = {
  flags: '--reason <text>',
  about: 'Why; it is recorded with the override',
};

/**
 * Puts the overridden rules and their reason together; undefined when there is neither.
 *
 * @param flag the option that gives the reason
 * @throws TaxqError of kind `usage` for an override without a reason or with a stand-in for it, or a
 * reason without an override
 */
export function withReason<T extends string>(
  rules: readonly T[] | undefined,
  reason: string | undefined,
  flag = '--reason',
): Reasoned<T> | undefined {
  const why = reason?.replace(/\s+/g, ' ').trim() ?? '';
  if (rules === undefined || rules.length === 0) {
    if (reason === undefined) return undefined;
    throw usage(
      'reason_without_override',
      `${flag} has nothing to explain.`,
      'It says why a rule is overridden, and none is.',
      `Name the rule with --override, or leave out ${flag}.`,
    );
  }
  assertFilledIn(
    why,
    'An override is recorded with its reason.',
    `Say after ${flag} in your own words why you answer for ${rules.join(', ')}.`,
  );
  if (why !== '') return { rules, reason: why };
  throw usage(
    'reason_needed',
    `Why break ${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}?`,
    'An override is recorded with its reason.',
    `Say it with ${flag} "…".`,
  );
}
