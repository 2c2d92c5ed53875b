import { TaxqError } from '../../errors.ts';
import type { Jurisdiction } from '../../portal/contract/pro-jobs.ts';

/** What came out for one jurisdiction, as the close-out message says it. */
export interface Outcome {
  outcome: 'refund' | 'owed' | 'zero';
  /** Dollars. */
  amount?: number;
  /** ISO days. */
  accepted_on?: string;
  due_date?: string;
}

export interface OutcomeTexts {
  /** `US=refund:1842.50` */
  outcome?: readonly string[] | undefined;
  /** `US=2026-04-10` */
  accepted?: readonly string[] | undefined;
  due?: readonly string[] | undefined;
}

const OUTCOMES = ['refund', 'owed', 'zero'] as const;

function usage(text: string, why: string, jurisdictions: readonly Jurisdiction[]): TaxqError {
  const first = jurisdictions[0]?.code ?? 'US';
  return new TaxqError({
    kind: 'usage',
    code: 'outcome_invalid',
    message: `“${text}” can’t be read.`,
    why,
    hint: `Write it as ${first}=refund:1842.50, ${first}=owed:310 or ${first}=zero; days as ${first}=2026-04-15.`,
  });
}

function split(
  text: string,
  jurisdictions: readonly Jurisdiction[],
): { code: string; value: string } {
  const [name = '', ...rest] = text.split('=');
  const wanted = name.trim().toLowerCase();
  const found = jurisdictions.find(
    ({ code, name: full }) => code.toLowerCase() === wanted || full.toLowerCase() === wanted,
  );
  const known = jurisdictions.map(({ code, name: full }) => `${code} (${full})`).join(', ');
  if (found === undefined) throw usage(text, `This job is filed in: ${known}.`, jurisdictions);
  return { code: found.code, value: rest.join('=').trim() };
}

function day(text: string, value: string, jurisdictions: readonly Jurisdiction[]): string {
  const date = new Date(`${value}T00:00:00Z`);
  const real = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime());
  if (real && date.toISOString().startsWith(value)) return value;
  throw usage(text, `“${value}” is not a day.`, jurisdictions);
}

function money(text: string, value: string, jurisdictions: readonly Jurisdiction[]): number {
  const plain = value.replace(/^\$/, '').replace(/,(?=\d{3}\b)/g, '');
  if (/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return Number(plain);
  throw usage(text, `“${value}” is not an amount in dollars.`, jurisdictions);
}

/**
 * Reads what came out for each jurisdiction of a job from the command line's words.
 *
 * @throws TaxqError of kind `usage` that says how to write it
 */
export function parseOutcomes(
  texts: OutcomeTexts,
  jurisdictions: readonly Jurisdiction[],
): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const text of texts.outcome ?? []) {
    const { code, value } = split(text, jurisdictions);
    const [word = '', amount] = value.split(':');
    const outcome = OUTCOMES.find((known) => known === word.trim().toLowerCase());
    if (outcome === undefined)
      throw usage(text, 'The result is refund, owed or zero.', jurisdictions);
    outcomes.set(code, {
      outcome,
      ...(amount === undefined ? {} : { amount: money(text, amount.trim(), jurisdictions) }),
    });
  }
  const days = [
    ['accepted_on', texts.accepted ?? []],
    ['due_date', texts.due ?? []],
  ] as const;
  for (const [field, entries] of days) {
    for (const text of entries) {
      const { code, value } = split(text, jurisdictions);
      const outcome = outcomes.get(code);
      if (outcome === undefined) {
        throw usage(text, `There is no --outcome for ${code}.`, jurisdictions);
      }
      outcome[field] = day(text, value, jurisdictions);
    }
  }
  return outcomes;
}
