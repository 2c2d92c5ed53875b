import PQueue from 'p-queue';
import type { Candidate, Judged } from './candidate.ts';
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
 * @returns the candidates in their order
 * @throws the signal’s reason when it aborts; TaxqError when the portal can’t be asked
 */
export async function judgeCandidates(
  candidates: readonly Candidate[],
  { checks, state, signal, onDone }: JudgeMeans,
): Promise<Judged[]> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const judged: Judged[] = [];
  const failures: unknown[] = [];
  let done = 0;
  const judge = async (candidate: Candidate, index: number) => {
    if (failures.length > 0) return;
    try {
      signal.throwIfAborted();
      judged[index] = await compareWithPortal(await checkFile(candidate, checks), state);
      done += 1;
      onDone?.(done);
    } catch (error) {
      failures.push(error);
    }
  };
  // Nothing may be under way any more when the caller, after a failure, closes what it works with.
  await queue.addAll(candidates.map((candidate, index) => () => judge(candidate, index)));
  if (failures.length > 0) throw failures[0];
  return refuseConflicts(judged);
}
