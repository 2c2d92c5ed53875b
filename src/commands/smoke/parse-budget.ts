import ms, { type StringValue } from 'ms';
import { usage } from '../../errors.ts';

/** A budget as it was typed. */
export interface TypedBudget {
  name: string;
  /** Milliseconds. */
  limitMs: number;
}

/** A budget that nothing keeps has its use in a trial; a timer needs a whole millisecond. */
const LEAST_BUDGET_MS = 0.001;
const LEAST_TIMEOUT_MS = 1;
const MOST_MS = 60 * 60 * 1_000;

/** Reads a length of time such as `800ms`, `2s` or `1.5m`, up to an hour; null for anything else. */
function readTime(text: string, leastMs: number): number | null {
  if (!/^\d{1,9}(\.\d{1,3})?(ms|s|m)$/.test(text)) return null;
  const value = ms(text as StringValue);
  return value >= leastMs && value <= MOST_MS ? value : null;
}

/**
 * Reads what something may take, such as `p95=800ms` or `jobs.page=2s`.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseBudget(text: string): TypedBudget {
  const [name = '', time = '', ...more] = text.split('=');
  const limitMs = readTime(time.trim(), LEAST_BUDGET_MS);
  if (limitMs !== null && name.trim() !== '' && more.length === 0) {
    return { name: name.trim(), limitMs };
  }
  throw usage(
    'budget_unclear',
    `“${text}” is not a budget.`,
    'A budget is a name and a time, at most 60m; the name is p50, p95, max, or the id of a check.',
    'Write it as in --budget p95=800ms or --budget jobs.page=2s.',
  );
}

/**
 * Reads how long something may take.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseTime(text: string): number {
  const value = readTime(text, LEAST_TIMEOUT_MS);
  if (value !== null) return value;
  throw usage(
    'not_a_time',
    `“${text}” is not a length of time.`,
    'It needs a number and a unit, and is from 1ms to 60m.',
    'Write it as in 800ms, 30s or 2m.',
  );
}

const RUN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Checks the id of a run, which stands in everything that the run writes.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseRunId(text: string): string {
  if (RUN_ID.test(text)) return text;
  throw usage(
    'run_id',
    `“${text}” can’t be the id of a run.`,
    'It has letters, digits, dots, hyphens and underscores, at most 64.',
    'Give another --run-id, or leave it out.',
  );
}
