import PQueue from 'p-queue';
import type { Candidate } from './candidate.ts';
import { checkFile, type FileChecks } from './check-file.ts';
import { compareWithPortal } from './compare-with-portal.ts';
import { refuseConflicts } from './conflicts.ts';
import type { PortalState } from './portal-state.ts';

export interface JudgeMeans {
  checks: FileChecks;
  state: PortalState;
  signal: AbortSignal;
  /** Told after each file how many are done. */
  onDone?: ((done: number) => void) | undefined;
}

/** Files and portal are waited for in turn; a few at once keep both busy. */
const AT_ONCE = 6;

/**
 * Gives every candidate its verdict: the file, its content, what the portal has, the rules, and the
 * other candidates.
 *
 * @returns the candidates in their order, each with a verdict
 * @throws the signal’s reason when it aborts; TaxqError when the portal can’t be asked
 */
export async function judgeCandidates(
  candidates: readonly Candidate[],
  { checks, state, signal, onDone }: JudgeMeans,
): Promise<Candidate[]> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  const judged = await queue.addAll(
    candidates.map((candidate) => async () => {
      signal.throwIfAborted();
      const checked = await checkFile(candidate, checks);
      const compared = await compareWithPortal(checked, state);
      done += 1;
      onDone?.(done);
      return compared;
    }),
  );
  return refuseConflicts(judged);
}
