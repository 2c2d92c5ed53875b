import type { Milestone } from '../../portal/contract/milestones.ts';
import type { ScopeFacts } from '../../rules/scope-check/facts.ts';
import { scopeMilestone } from '../../rules/scope-check/milestone.ts';
import { openFindings, type ScopeCheck, scopeCheck } from '../../rules/scope-check/scope-check.ts';
import type { DocumentView } from '../document/document-view.ts';
import { listDocuments } from '../document/list-documents.ts';
import { type JobDetails, readJobDetails } from '../job/job-details.ts';
import type { JobView } from '../job/job-view.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import { isPending, listScopeChanges } from './list-scope-changes.ts';
import { listConsultationItems, listServices } from './scope-items.ts';

/** What was bought, beside what the client tells. */
export interface JobScope extends ScopeCheck {
  /** The pro's milestone for having compared; null where the job or the portal has none. */
  milestone: Milestone | null;
  /** Whether the portal has milestones and didn’t give them. */
  milestones_unread: boolean;
}

const documentFacts = (document: DocumentView): ScopeFacts['documents'][number] => ({
  id: document.id,
  title: document.title,
  file_name: document.file_name,
  type_name: document.document_type?.name ?? null,
  is_pros: document.word !== null || document.uploaded_by?.type === 'PROVIDER',
});

/** What waits for the client; a portal that doesn't say that something waits isn't asked for it. */
async function readRequested(session: Session, job: JobView): Promise<ScopeFacts['requested']> {
  if (job.pending_scope_change_id === null) return [];
  const changes = await listScopeChanges(session, job);
  return changes.filter((change) => isPending(change)).flatMap(({ items }) => items);
}

async function readOffered(session: Session): Promise<ScopeFacts['offered']> {
  const [services, consultations] = await Promise.all([
    listServices(session),
    orNull(listConsultationItems(session), 'not-found', 'unsupported'),
  ]);
  return [...services, ...(consultations ?? [])];
}

/**
 * Reads what was bought and what the client tells, and compares them: S6, Rocket Tax service
 * expectations. What the portal doesn't tell is named, not guessed. What a scope change can ask for
 * is read only when there is something to ask for.
 *
 * @param reading the job's questionnaire, checklist and milestones, when they are being read
 */
export async function readScopeCheck(
  session: Session,
  job: JobView,
  reading: Promise<JobDetails> = readJobDetails(session, job),
): Promise<JobScope> {
  const [details, documents, requested] = await Promise.all([
    reading,
    listDocuments(session, job),
    readRequested(session, job),
  ]);
  const { questionnaire_answers: answers, checklist, milestones, not_available } = details;
  const facts: ScopeFacts = {
    short_id: job.short_id,
    job_type: job.job_type,
    tax_year: job.tax_year,
    jurisdictions: job.jurisdictions,
    services: job.services,
    requested,
    offered: [],
    answers: answers.length === 0 ? null : answers,
    checklist: checklist?.flatMap((section) => section.requested_supporting_items) ?? null,
    documents: documents.map(documentFacts),
  };
  const seen = scopeCheck(facts);
  const check =
    openFindings(seen).length === 0
      ? seen
      : scopeCheck({ ...facts, offered: await readOffered(session) });
  return {
    ...check,
    milestone: scopeMilestone(milestones ?? []),
    milestones_unread: not_available.some(({ part }) => part === 'milestones'),
  };
}
