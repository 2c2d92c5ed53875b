import type { CheckResult } from '../../work/checks/check.ts';
import { isFault } from '../../work/checks/verdict.ts';
import {
  type Budget,
  type BudgetResult,
  judgeBudgets,
  type RequestFigures,
  requestFigures,
} from '../../work/smoke/budgets.ts';
import type { Attempt } from '../../work/smoke/request-log.ts';
import type { LeftBehind } from '../../work/smoke/write-text.ts';
import { timeText } from '../check-list.ts';

/** A run that is over; field names are those of the JSON. */
export interface SmokeReport {
  ok: boolean;
  profile: string;
  origin: string;
  /** Null for a run that wrote nothing. */
  run_id: string | null;
  started_time: string;
  duration_ms: number;
  checks: readonly CheckResult[];
  budgets: readonly BudgetResult[];
  requests: RequestFigures;
  left_behind: readonly LeftBehind[];
}

/** What a run has come to. */
export interface Ended {
  profile: string;
  origin: string;
  runId: string | null;
  started: Date;
  durationMs: number;
  checks: readonly CheckResult[];
  attempts: readonly Attempt[];
  left: readonly LeftBehind[];
  budgets: readonly Budget[];
  strict: boolean;
  interrupted: boolean;
}

/** Judges a run as a whole, before anybody asks how it is to be shown. */
export function smokeReport(ended: Ended): SmokeReport {
  const { checks, strict } = ended;
  const requests = requestFigures(ended.attempts);
  const budgets = judgeBudgets(ended.budgets, requests, checks);
  const hasFault = [...checks, ...budgets].some((result) => isFault(result, strict));
  return {
    ok: !hasFault && !ended.interrupted,
    profile: ended.profile,
    origin: ended.origin,
    run_id: ended.runId,
    started_time: ended.started.toISOString(),
    duration_ms: ended.durationMs,
    checks,
    budgets,
    requests,
    left_behind: ended.left,
  };
}

/** Something left behind in words: `note 7 on job ABC`. */
export const leftText = ({ kind, id, short_id }: LeftBehind): string =>
  id === null
    ? `perhaps a ${kind} on job ${short_id}: how its sending ended isn’t known`
    : `${kind} ${id} on job ${short_id}`;

/** A budget in a sentence: `p95 took 920 ms of 800 ms`. */
export function budgetText({ name, limit_ms: limit, actual_ms: actual }: BudgetResult): string {
  return actual === null
    ? `${name} wasn’t measured; it may take ${timeText(limit)}.`
    : `${name} took ${timeText(actual)} of ${timeText(limit)}.`;
}
