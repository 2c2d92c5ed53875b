import { sameContent } from '../document/find-sent-document.ts';
import { olderVersion } from '../document/slot.ts';
import { type Candidate, refuse } from './candidate.ts';
import type { PortalState } from './portal-state.ts';
import { refusalText } from './refusal-text.ts';

/**
 * Compares a file that may be sent with what its job has: there already, a new version of what lies
 * in its place (D4, Taxfyle jobs dashboard), or forbidden by a rule for now.
 */
export async function compareWithPortal(
  candidate: Candidate,
  state: PortalState,
): Promise<Candidate> {
  const { job, tag, file, title } = candidate;
  if (candidate.verdict !== null || job === null || tag === null || file === null) {
    return candidate;
  }
  const documents = await state.documents(job);
  const same = sameContent(documents, file.sha256, tag.id);
  if (same !== null) return { ...candidate, verdict: { kind: 'same', document: same } };
  const obstacle = await state.obstacle(job, tag);
  if (obstacle !== null) return refuse(candidate, refusalText(obstacle));
  const older = olderVersion(documents, job, tag, title);
  return {
    ...candidate,
    verdict: older === null ? { kind: 'upload' } : { kind: 'new_version', document: older },
  };
}
