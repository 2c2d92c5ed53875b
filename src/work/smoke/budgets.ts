import type { CheckResult } from '../checks/check.ts';
import type { Attempt } from './request-log.ts';

/** How long something may take. */
export interface Budget {
  /** `p50`, `p95` or `max` of the requests, or the id of a check. */
  name: string;
  /** Milliseconds. */
  limitMs: number;
}

/** A budget and what was measured; field names are those of the JSON. */
export interface BudgetResult {
  name: string;
  limit_ms: number;
  /** Null where nothing was measured. */
  actual_ms: number | null;
  status: 'pass' | 'fail' | 'could-not-check';
}

/** How long the requests of a run took; field names are those of the JSON. */
export interface RequestFigures {
  count: number;
  p50_ms: number | null;
  p95_ms: number | null;
  max_ms: number | null;
}

/** Names of budgets that are about requests and not about a check. */
export const FIGURES: readonly string[] = ['p50', 'p95', 'max'];

/** The smallest of the values that so much of them all are not above; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * The figures of all requests of a run, each try counted as one. How long one took that nobody
 * answered says nothing about the portal’s speed.
 */
export function requestFigures(attempts: readonly Attempt[]): RequestFigures {
  const answered = attempts.filter(({ status }) => status !== null);
  const took = answered.map(({ tookMs }) => tookMs);
  return {
    count: attempts.length,
    p50_ms: percentile(took, 0.5),
    p95_ms: percentile(took, 0.95),
    max_ms: percentile(took, 1),
  };
}

/** Holds a run against its budgets. */
export function judgeBudgets(
  budgets: readonly Budget[],
  figures: RequestFigures,
  results: readonly CheckResult[],
): BudgetResult[] {
  const measured: Readonly<Record<string, number | null>> = {
    p50: figures.p50_ms,
    p95: figures.p95_ms,
    max: figures.max_ms,
  };
  const ofCheck = (name: string) => {
    const result = results.find(({ id }) => id === name);
    return result === undefined || result.status === 'could-not-check' ? null : result.duration_ms;
  };
  return budgets.map(({ name, limitMs }) => {
    const actual = FIGURES.includes(name) ? (measured[name] ?? null) : ofCheck(name);
    const within = actual !== null && actual <= limitMs ? 'pass' : 'fail';
    return {
      name,
      limit_ms: limitMs,
      actual_ms: actual,
      status: actual === null ? 'could-not-check' : within,
    };
  });
}
