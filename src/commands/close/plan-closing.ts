import type { RuleVerdict } from '../../rules/close-gate/verdict.ts';
import {
  type GateCheck,
  isToBeSent,
  needsClosingMessage,
  standingRules,
} from '../../work/close/check-gate.ts';
import type { CloseTools } from '../../work/close/close-job.ts';
import { openCommand } from '../../work/job/job-view.ts';
import type { Draft } from '../../work/message/draft.ts';
import { readOpenClients } from '../../work/message/lint-facts.ts';
import { type LintVerdict, lintDraft } from '../../work/message/lint-gate.ts';
import type { Context } from '../context.ts';
import { askRating, type CloseInput, writeClosing } from './ask.ts';
import type { CloseOverrides } from './parse-overrides.ts';

/** One job that is to be closed, with all that will be done. */
export interface PlannedClosing {
  check: GateCheck;
  rating: number;
  message: Draft | null;
  /** What the rules say about the message; null without one. */
  lint: LintVerdict | null;
  /** Rules that can't be told and that the pro answers for. */
  settled: readonly RuleVerdict[];
}

/** The rules that the pro answers for and that need it: those of the gate that can't be told. */
export function settledRules({ gate }: GateCheck, overrides: CloseOverrides): RuleVerdict[] {
  return standingRules(gate).filter(
    ({ id, status }) => status === 'unknown' && overrides.gate.some((rule) => rule === id),
  );
}

/**
 * Writes down what closing each job will do, and asks for what is missing.
 *
 * @param checks jobs that the gate lets through
 * @returns the plans, in the same order
 */
export async function planClosings(
  checks: readonly GateCheck[],
  { session }: CloseTools,
  input: CloseInput,
  overrides: CloseOverrides,
  context: Context,
): Promise<PlannedClosing[]> {
  const openClients = checks.some(needsClosingMessage) ? await readOpenClients(session) : [];
  const plans: PlannedClosing[] = [];
  for (const check of checks) {
    await session.capabilities.need('complete', 'completing a job', openCommand(check.job));
    const rating = input.rating ?? (await askRating(check.job, context));
    const written = needsClosingMessage(check)
      ? await writeClosing(session, check, input, context)
      : null;
    const message = isToBeSent(check, written) ? written : null;
    const lint =
      message && (await lintDraft(session, message, { openClients, overrides: overrides.lint }));
    plans.push({ check, rating, message, lint, settled: settledRules(check, overrides) });
  }
  return plans;
}
