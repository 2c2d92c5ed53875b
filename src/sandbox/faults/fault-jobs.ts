import { TaxqError } from '../../errors.ts';
import type { Store } from '../store/index.ts';
import type { FaultRule } from './fault.ts';

/** The short id that a rule names although there is no such job. */
export const unknownJob = (rules: readonly FaultRule[], { jobs }: Store): string | undefined =>
  rules
    .flatMap(({ job }) => job ?? [])
    .find((shortId) => jobs.findByShortId(shortId) === undefined);

/** @throws TaxqError `fault_job_unknown` for a rule that could never act */
export function assertFaultJobs(rules: readonly FaultRule[], store: Store): void {
  const unknown = unknownJob(rules, store);
  if (unknown === undefined) return;
  throw new TaxqError({
    kind: 'usage',
    code: 'fault_job_unknown',
    message: `A fault is about job ${unknown}, which the sandbox doesn’t have.`,
    why: 'Jobs are named by their short ids; another seed has other jobs.',
    hint: 'Correct the short id, or leave the job out.',
  });
}
