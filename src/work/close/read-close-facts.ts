import { TaxqError } from '../../errors.ts';
import type { Milestone } from '../../portal/contract/milestones.ts';
import { all } from '../../portal/paging.ts';
import type { CloseFacts } from '../../rules/close-gate/facts.ts';
import { listDocuments } from '../document/list-documents.ts';
import { clientNames, clientUserIds, type JobView } from '../job/job-view.ts';
import { listMilestones } from '../job/milestones.ts';
import { readMessages } from '../message/list-messages.ts';
import { type Session, whoAmI } from '../session.ts';
import { supportName } from '../workspace.ts';
import type { ReadPapers } from './read-papers.ts';

/** The pro's user id; null on a portal that can't tell under a profile that doesn't say. */
async function proId(session: Session): Promise<string | null> {
  try {
    return (await whoAmI(session)).user_id;
  } catch (error) {
    if (error instanceof TaxqError && error.code === 'pro_unknown') return null;
    throw error;
  }
}

const UPLOADERS: ReadonlyMap<string, 'pro' | 'client'> = new Map([
  ['CLIENT', 'client'],
  ['PROVIDER', 'pro'],
]);

/**
 * Reads all that the close gate judges by, afresh from the portal.
 *
 * @param papers reads the texts of confirmations and signed papers; without it they are unread
 */
export async function readCloseFacts(
  session: Session,
  job: JobView,
  papers?: ReadPapers,
): Promise<CloseFacts & { milestones: readonly Milestone[] | null }> {
  const offersMilestones = await session.capabilities.has('milestones');
  const [pro, milestones, messages, documents] = await Promise.all([
    proId(session),
    offersMilestones ? listMilestones(session, job) : null,
    all(readMessages(session, job)),
    listDocuments(session, job),
  ]);
  const read = await papers?.(documents, clientNames(job));
  return {
    job: {
      short_id: job.short_id,
      status: job.status,
      job_type: job.job_type,
      tax_year: job.tax_year,
      client_user_ids: clientUserIds(job),
      client_names: clientNames(job),
      pro_user_id: pro,
      pending_scope_change_id: job.pending_scope_change_id,
      step: job.current_progress_step?.step ?? null,
      step_time: job.current_progress_step?.date_updated ?? null,
      jurisdictions: job.jurisdictions ?? [],
    },
    milestones,
    messages,
    documents: documents.map((document) => ({
      ...document,
      document_type_id: document.document_type?.id ?? null,
      document_type_name: document.document_type?.name ?? null,
      uploader: UPLOADERS.get(document.uploaded_by?.type ?? '') ?? null,
      paper: read?.get(document.id) ?? null,
    })),
    tagIds: session.profile.tagIds,
    support_name: supportName(job),
  };
}
