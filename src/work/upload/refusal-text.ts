import type { TaxqError } from '../../errors.ts';

/** Rules whose refusals have codes of their own. */
const RULES: Readonly<Record<string, string>> = { job_ended: 'X11' };

/** The refusal of a rule as it stands in a manifest: the rule’s id first, then why. */
export function refusalText({ code, why, whatAndWhy }: TaxqError): string {
  const rule = RULES[code] ?? /^rule_(\w+)$/.exec(code)?.[1]?.toUpperCase();
  return rule === undefined ? whatAndWhy : `${rule}: ${why ?? whatAndWhy}`;
}
