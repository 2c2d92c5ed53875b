import type { FoundFiles } from '../../transfer/find/find-files.ts';
import { type Judged, refuse } from './candidate.ts';
import { blankCandidate, candidatesFromFiles } from './from-files.ts';
import { judgeCandidates } from './judge-candidates.ts';
import { openUploadMeans, type UploadTools } from './open-means.ts';

export interface PlanWish {
  /** The tag of files whose names tell none. */
  tag?: string | undefined;
  /** Told after each file how many are done. */
  onDone?: ((done: number) => void) | undefined;
}

/**
 * Plans what is to become of files: each gets its job and tag by its name, is checked, and compared
 * with the portal. Nothing is sent. What was read before and hasn’t changed is not read again.
 *
 * @returns a candidate with a verdict for each file, and one for each path that couldn’t be read
 * @throws TaxqError when the portal can’t be asked
 */
export async function planFoundFiles(
  found: FoundFiles,
  tools: UploadTools,
  { tag, onDone }: PlanWish = {},
): Promise<Judged[]> {
  const means = await openUploadMeans(tools);
  const { checks, state } = means;
  const otherwise = tag === undefined ? null : means.chooseTag(tag);
  const candidates = candidatesFromFiles(found.files, means, otherwise);
  const judged = await judgeCandidates(candidates, { checks, state, signal: tools.signal, onDone });
  const unread = found.problems.map(({ path, error }) => refuse(blankCandidate(path), error));
  return [...judged, ...unread];
}
