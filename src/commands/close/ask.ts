import type { CloseFacts } from '../../rules/close-gate/facts.ts';
import { filingsOf } from '../../rules/close-gate/filings.ts';
import type { GateCheck } from '../../work/close/check-gate.ts';
import { draftClosing, missingOutcomes } from '../../work/close/closing-message.ts';
import { type Outcome, parseOutcomes } from '../../work/close/outcomes.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { Draft } from '../../work/message/draft.ts';
import { type Session, whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import type { Context } from '../context.ts';
import type { OverrideInput } from './parse-overrides.ts';

export interface CloseInput extends OverrideInput {
  job: string[];
  check?: boolean;
  rating?: number;
  comment?: string;
  outcome?: string[];
  accepted?: string[];
  due?: string[];
  template?: string;
  var?: string[];
  archive?: string;
}

const DAY_MS = 86_400_000;

const RATINGS = [1, 2, 3, 4, 5].map((value) => ({ value, name: `${value} ${'★'.repeat(value)}` }));

const OUTCOMES = [
  { value: 'refund', name: 'A refund' },
  { value: 'owed', name: 'Tax owed' },
  { value: 'zero', name: 'Nothing either way' },
] as const;

/** Asks for the rating of the client that completing prompts for: X13, Taxfyle jobs dashboard. */
export function askRating(job: JobView, { asker }: Context): Promise<number> {
  return asker.choose(`How was working with ${jobTitle(job)}?`, RATINGS, '--rating 1-5', 5);
}

async function askOutcome(name: string, code: string, { asker }: Context): Promise<Outcome> {
  const outcome = await asker.choose(
    `What came out for ${name}?`,
    OUTCOMES,
    `--outcome ${code}=refund|owed|zero`,
  );
  if (outcome === 'zero') return { outcome };
  const check = (text: string) =>
    /^(\d{1,9}(\.\d{1,2})?)?$/.test(text.trim()) || 'Dollars, such as 1842.50';
  const amount = (
    await asker.line(
      'How much, in dollars? (Enter leaves it out)',
      check,
      `--outcome ${code}=${outcome}:AMOUNT`,
    )
  ).trim();
  return amount === '' ? { outcome } : { outcome, amount: Number(amount) };
}

/** The days of acceptance that the confirmations tell, where the user gave none. */
function addAcceptances(outcomes: Map<string, Outcome>, facts: CloseFacts): void {
  for (const { jurisdiction, state, claim } of filingsOf(facts)) {
    const outcome = outcomes.get(jurisdiction.code);
    const day = state === 'accepted' ? claim?.day : null;
    if (outcome !== undefined && day) outcome.accepted_on ??= day;
  }
}

/** Writes the close-out message; on a terminal, what is missing for it is asked. */
export async function writeClosing(
  session: Session,
  { job, facts }: GateCheck,
  input: CloseInput,
  context: Context,
): Promise<Draft> {
  // As far east as people live, it is tomorrow already.
  const latest = new Date(context.clock().getTime() + DAY_MS).toISOString().slice(0, 10);
  const bounds = { today: latest, tax_year: job.tax_year };
  const outcomes = parseOutcomes(input, job.jurisdictions ?? [], bounds);
  if (context.asker.possible) {
    for (const { code, name } of missingOutcomes(job, outcomes)) {
      outcomes.set(code, await askOutcome(name, code, context));
    }
  }
  addAcceptances(outcomes, facts);
  const bank = await openBank(session, context);
  const words = { template: input.template, outcomes, pairs: input.var ?? [] };
  return draftClosing(session, job, bank, words, () => whoAmI(session));
}
