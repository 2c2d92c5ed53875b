import type { Bank } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { type Draft, draftMessage } from '../message/draft.ts';
import type { Pro, Session } from '../session.ts';
import { workspaceTemplate } from '../workspace.ts';
import type { Outcome } from './outcomes.ts';

/** What the close-out message is made from. */
export interface ClosingWords {
  /** Another template than the workspace's. */
  template: string | undefined;
  /** By jurisdiction code. */
  outcomes: ReadonlyMap<string, Outcome>;
  /** Further `name=value` pairs. */
  pairs: readonly string[];
}

/** Jurisdictions of a job whose outcome the message can't do without and doesn't have yet. */
export function missingOutcomes(job: JobView, outcomes: ReadonlyMap<string, Outcome>) {
  return (job.jurisdictions ?? []).filter(({ code }) => !outcomes.has(code));
}

function jurisdictionsPair(job: JobView, outcomes: ReadonlyMap<string, Outcome>): string {
  const records = (job.jurisdictions ?? []).map(({ code, name, filing }) => ({
    name: code === 'US' ? 'Federal' : name,
    filing: filing === 'PAPER' ? 'paper' : 'e-file',
    ...outcomes.get(code),
  }));
  return `jurisdictions=${JSON.stringify(records)}`;
}

/**
 * Writes the close-out message of a job: what came out where, the payment or refund steps, and how
 * to have the job reopened (X7 and X8, Rocket Tax service expectations).
 *
 * @throws TaxqError of kind `usage` when an outcome or a variable is missing
 */
export async function draftClosing(
  session: Session,
  job: JobView,
  bank: Bank,
  words: ClosingWords,
  pro: () => Promise<Pro>,
): Promise<Draft> {
  const id = words.template ?? workspaceTemplate('closing', job);
  if (id === null) {
    throw new TaxqError({
      kind: 'usage',
      code: 'template_needed',
      message: `Which close-out message goes to ${jobTitle(job)}?`,
      why: 'The portal doesn’t say which workspace the job belongs to.',
      hint: 'Name it: --template closing-rocket-tax or --template closing-taxfyle',
    });
  }
  const template = bank.find(id);
  const asksOutcomes = template.variables.has('jurisdictions');
  const missing = asksOutcomes ? missingOutcomes(job, words.outcomes) : [];
  if (missing.length > 0) {
    const flags = missing.map(({ code }) => `--outcome ${code}=refund|owed|zero[:AMOUNT]`);
    throw new TaxqError({
      kind: 'usage',
      code: 'outcome_missing',
      message: `What came out for ${missing.map(({ name }) => name).join(' and ')}?`,
      why: 'The client must be told how to pay or how the refund comes (X8).',
      hint: `Say it: ${flags.join(' ')}`,
    });
  }
  const pairs = [...(asksOutcomes ? [jurisdictionsPair(job, words.outcomes)] : []), ...words.pairs];
  return draftMessage(session, job, { template, pairs }, pro);
}
