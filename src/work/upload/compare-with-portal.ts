import { TaxqError } from '../../errors.ts';
import { jobState } from '../../rules/job-state.ts';
import { sameContent } from '../document/find-sent-document.ts';
import { olderVersion } from '../document/slot.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import { type Candidate, doubt, type Judged, refuse } from './candidate.ts';
import type { PortalState } from './portal-state.ts';

const notClaimed = (job: JobView): TaxqError =>
  new TaxqError({
    kind: 'refused',
    code: 'job_not_claimed',
    message: `${jobLabel(job)} is nobody’s job yet.`,
    why: 'Documents go to jobs that a pro has claimed.',
    hint: 'Claim it in the portal first, or correct the job.',
  });

/**
 * Compares a file that may be sent with what its job has: there already, a new version of what lies
 * in its place (D4, Taxfyle jobs dashboard), or forbidden by a rule for now.
 */
export async function compareWithPortal(candidate: Candidate, state: PortalState): Promise<Judged> {
  const { job, tag, file, title, verdict } = candidate;
  if (verdict !== null) return { ...candidate, verdict };
  // Nothing may be sent on a guess.
  if (job === null || tag === null || file === null) {
    return doubt(candidate, 'its job, tag or content isn’t known');
  }
  if (jobState(job.status) === 'not-claimed') return refuse(candidate, notClaimed(job));
  const documents = await state.documents(job);
  const same = sameContent(documents, file.sha256, tag.id);
  if (same !== null) return { ...candidate, verdict: { kind: 'same', document: same } };
  const { refusal, overridden } = await state.obstacle(job, tag);
  if (refusal !== null) return refuse(candidate, refusal);
  const older = olderVersion(documents, job, tag, title);
  return {
    ...candidate,
    ...(overridden.length > 0 ? { overridden } : {}),
    verdict: older === null ? { kind: 'upload' } : { kind: 'new_version', document: older },
  };
}
