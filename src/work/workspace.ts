import type { JobView } from './job/job-view.ts';

/** The workspace whose clients are Rocket Tax's; every other one is Taxfyle's own. */
const ROCKET_TAX = 'rocket-tax';

/**
 * Whether a job is known to be of another workspace than Rocket Tax's, where scope changes are also
 * reported in the help chat: C4, Taxfyle's guide to opportunities.
 */
export const isRetail = ({ workspace }: JobView): boolean =>
  workspace !== null && workspace.slug !== ROCKET_TAX;

/** Whom a client of this job contacts to have it reopened: X7, Rocket Tax service expectations. */
export function supportName(job: JobView): string {
  return job.workspace?.slug === ROCKET_TAX ? 'Rocket Tax support' : 'Taxfyle support';
}

/**
 * The id of the message bank's template of one kind for a job's workspace, such as
 * `intro-rocket-tax`; null when the portal doesn't say which workspace the job belongs to.
 */
export function workspaceTemplate(kind: 'intro' | 'closing', job: JobView): string | null {
  if (job.workspace === null) return null;
  return `${kind}-${job.workspace.slug === ROCKET_TAX ? ROCKET_TAX : 'taxfyle'}`;
}
