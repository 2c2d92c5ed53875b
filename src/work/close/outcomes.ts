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

/** What outcomes are checked against. */
export interface OutcomeBounds {
  /** The ISO day that it is for the pro. */
  today?: string | undefined;
  /** Nothing is due before it has ended. */
  tax_year?: number | null | undefined;
}

const FIELDS = { accepted_on: '--accepted', due_date: '--due' } as const;

function wrong(text: string, why: string, hint: string): TaxqError {
  return new TaxqError({
    kind: 'usage',
    code: 'outcome_invalid',
    message: `“${text}” can’t be right.`,
    why,
    hint,
  });
}

function refuseImpossible(
  text: string,
  field: keyof typeof FIELDS,
  value: string,
  { today, tax_year }: OutcomeBounds,
): void {
  if (field === 'accepted_on' && today !== undefined && value > today) {
    const hint = 'Leave it out, and the day is taken from the confirmation.';
    throw wrong(text, 'No return is accepted on a day that hasn’t come.', hint);
  }
  if (tax_year != null && value <= `${tax_year}-12-31` && field === 'due_date') {
    throw wrong(text, `Tax year ${tax_year} wasn’t over then.`, 'Say the day by which it is due.');
  }
}

function refuseTwice(text: string, flag: string, code: string, isThere: boolean): void {
  if (!isThere) return;
  throw wrong(text, `${flag} was said of ${code} before.`, 'Say it once for each jurisdiction.');
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
 * @throws TaxqError of kind `usage` that says how to write it, for what is said twice, an acceptance
 * to come, and what was due before the tax year ended
 */
export function parseOutcomes(
  texts: OutcomeTexts,
  jurisdictions: readonly Jurisdiction[],
  bounds: OutcomeBounds = {},
): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const text of texts.outcome ?? []) {
    const { code, value } = split(text, jurisdictions);
    const [word = '', amount] = value.split(':');
    const outcome = OUTCOMES.find((known) => known === word.trim().toLowerCase());
    if (outcome === undefined)
      throw usage(text, 'The result is refund, owed or zero.', jurisdictions);
    const dollars = amount === undefined ? null : money(text, amount.trim(), jurisdictions);
    refuseTwice(text, '--outcome', code, outcomes.has(code));
    outcomes.set(code, { outcome, ...(dollars === null ? {} : { amount: dollars }) });
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
      const read = day(text, value, jurisdictions);
      refuseTwice(text, FIELDS[field], code, outcome[field] !== undefined);
      refuseImpossible(text, field, read, bounds);
      outcome[field] = read;
    }
  }
  return outcomes;
}
