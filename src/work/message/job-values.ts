import type { Template, Variables } from '../../bank/index.ts';
import { listDocuments } from '../document/list-documents.ts';
import { fullName, type JobView } from '../job/job-view.ts';
import type { Pro, Session } from '../session.ts';
import { supportName } from '../workspace.ts';

/** Names a job's own member list gives the pro, for portals that tell nothing else about them. */
function namesOnJob(job: JobView, userId: string) {
  const member = job.members.find(({ user_id }) => user_id === userId);
  return {
    display_name: (member && fullName(member)) || null,
    given_name: member?.given_name ?? null,
  };
}

function proValues(job: JobView, pro: Pro): Variables {
  const onJob = namesOnJob(job, pro.user_id);
  return {
    'pro.display_name': pro.display_name ?? onJob.display_name,
    'pro.first_name': pro.given_name ?? onJob.given_name,
    'pro.credential': pro.credential,
    'pro.state': pro.state,
  };
}

const DRAFT_NEWS = 'draft-ready';
const DRAFT_TITLE = 'document.title';

/** The newest draft return is the one that a message about the draft speaks of (D2, D6). */
async function draftValues(session: Session, job: JobView): Promise<Variables> {
  const documents = await listDocuments(session, job);
  return { [DRAFT_TITLE]: documents.findLast(({ word }) => word === 'draft')?.title };
}

/**
 * The variables that taxq fills by itself for a job. What the portal doesn't tell stays absent, so
 * that a template that needs it asks for it.
 *
 * @param given values of the user, which come before
 * @param pro asked only when the template needs the pro's facts
 */
export async function jobValues(
  session: Session,
  job: JobView,
  template: Template,
  given: Variables,
  pro: () => Promise<Pro>,
): Promise<Variables> {
  const needsPro = [...template.variables.keys()].some(
    (name) => name.startsWith('pro.') && given[name] === undefined,
  );
  const needsDraft = template.id === DRAFT_NEWS && given[DRAFT_TITLE] === undefined;
  return {
    'client.first_name': job.client?.given_name,
    'client.name': job.client?.display_name,
    'job.tax_year': job.tax_year,
    'job.short_id': job.short_id,
    'job.name': job.name,
    'sla.draft_days': session.settings.draftDays,
    'support.name': job.workspace === null ? null : supportName(job),
    'workspace.name': job.workspace?.name,
    ...(needsDraft ? await draftValues(session, job) : {}),
    ...(needsPro ? proValues(job, await pro()) : {}),
    ...given,
  };
}
