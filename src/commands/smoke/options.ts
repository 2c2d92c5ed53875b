import { randomBytes } from 'node:crypto';
import { isProduction, type Profile } from '../../config/profile.ts';
import { TaxqError, usage } from '../../errors.ts';
import { originOf } from '../../http/origin.ts';
import { type Budget, FIGURES } from '../../work/smoke/budgets.ts';
import { CHECK_IDS } from '../../work/smoke/smoke-checks.ts';
import type { Context } from '../context.ts';

/** What `smoke` is called with. */
export interface SmokeInput {
  strict?: boolean;
  budget?: Budget[];
  repeat?: number;
  checkTimeout?: number;
  job?: string;
  write?: boolean;
  tag?: string;
  runId?: string;
  allowProduction?: boolean;
  junit?: string;
  summary?: boolean;
}

/** What a run is to write; null for nothing. */
export interface WriteWish {
  job: string;
  tag: string;
  runId: string;
}

/** @throws TaxqError of kind `usage` for a budget of something that isn’t measured */
export function checkBudgets(budgets: readonly Budget[]): void {
  const known = [...FIGURES, ...CHECK_IDS];
  const strange = budgets.find(({ name }) => !known.includes(name));
  if (strange === undefined) return;
  throw usage(
    'budget_unknown',
    `“${strange.name}” is neither a figure nor a check.`,
    `There are: ${known.join(', ')}.`,
    'Name one of them after --budget.',
  );
}

/**
 * Reads what is to be written.
 *
 * @throws TaxqError of kind `usage` when the job isn’t named, or when there is nothing to write
 */
export function writeWish({ write, job, tag, runId }: SmokeInput): WriteWish | null {
  if (write && job !== undefined) {
    return { job, tag: tag ?? 'OTHER', runId: runId ?? randomBytes(6).toString('hex') };
  }
  if (write) {
    throw usage(
      'test_job_missing',
      '--write needs a job that is there for tests.',
      'It is written to, and on a portal without notes its client gets a message.',
      'Name it: --job SHORT_ID',
    );
  }
  const lonely = tag === undefined ? runId && '--run-id' : '--tag';
  if (lonely) {
    throw usage(
      'write_missing',
      `${lonely} is about what is written, and nothing is.`,
      'Without --write the run only reads.',
      'Add --write, or leave it out.',
    );
  }
  return null;
}

/** Whether a stored profile of the same portal, under whatever name, says that it is production. */
const isMarked = (origin: string | null, profiles: Record<string, Profile>): boolean =>
  Object.values(profiles).some(({ url, production }) => production && originOf(url) === origin);

/** @throws TaxqError of kind `refused` for a portal with real clients */
export function assertMayWrite(url: string, allowed: boolean, { configuration }: Context): void {
  const origin = originOf(url);
  if (allowed || !(isProduction({ url }) || isMarked(origin, configuration().profiles))) return;
  throw new TaxqError({
    kind: 'refused',
    code: 'production_portal',
    message: 'No test is written to a portal with real clients.',
    why: `${origin} is one.`,
    hint: 'Choose another portal with --profile; if the job is really there for tests, add --allow-production.',
  });
}
