import { TaxqError } from '../../errors.ts';
import type { Judgement } from '../../transfer/run/run-tasks.ts';

/** Failures after which no other file would fare better. */
const FATAL = ['not_signed_in', 'portal_full', 'disk_full', 'tls_failed', 'store_locked'];

/** Answers that can’t be told from an answer that never came. */
const UNCLEAR = ['off_contract', 'outcome_unknown'];

/** So many files in a row without an answer, and none in between with one: the portal is gone. */
const GIVE_UP_AFTER = 12;

/** Tells what the failure of one file means for the run. */
export interface FailureJudge {
  judge(error: unknown): Judgement;
  /** A file arrived: the portal is there. */
  succeeded(): void;
}

/** Opens the judge of one run. */
export function openFailureJudge(): FailureJudge {
  let silent = 0;
  return {
    succeeded: () => {
      silent = 0;
    },
    judge: (error) => {
      if (!(error instanceof TaxqError) || FATAL.includes(error.code)) return 'fatal';
      if (UNCLEAR.includes(error.code)) return 'retry';
      if (error.kind !== 'unreachable') return 'fail';
      silent += 1;
      if (silent >= GIVE_UP_AFTER) return 'fatal';
      return error.retryable ? 'retry' : 'fatal';
    },
  };
}
