import { randomUUID } from 'node:crypto';
import type { ProDocument } from '../../portal/contract/documents.ts';
import type { JobMember } from '../../portal/contract/jobs.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Caller } from '../auth/credentials.ts';
import { recordEvent } from '../events.ts';
import type { ArrivedDocument } from '../files/arrived-document.ts';
import { clientOf } from '../job-client.ts';
import { submitDraft } from '../lifecycle.ts';
import type { Portal } from '../portal.ts';
import { badRequest, conflict, unprocessable } from '../problem.ts';
import { assertOpen, findJob, findMe, saveJob } from './find.ts';
import { tickMilestones } from './milestones.ts';

const DRAFT_UPLOADED = ['Draft uploaded', 'Draft submitted'];

/** What a document says of itself, checked against the contract. */
interface DocumentFields {
  title: string;
  description?: string;
  document_type_id?: string;
  version_of?: string;
}

type Uploader = ProDocument['uploaded_by'];

const asUploader = (member: JobMember): Uploader => ({
  user_id: member.user_id,
  display_name: member.display_name ?? '',
  type: member.type,
});

/** The pro uploads as the pro; what the partner uploads belongs to the job's client. */
function uploaderOf(portal: Portal, caller: Caller, job: ProJob): Uploader {
  if (caller.role === 'pro') {
    const { user_id, display_name } = findMe(portal);
    return { user_id, display_name, type: 'PROVIDER' };
  }
  const client = clientOf(job);
  if (client === undefined) throw conflict(`Job ${job.short_id} has no client.`);
  return asUploader(client);
}

function documentType({ store }: Portal, id: string | undefined) {
  if (id === undefined) return null;
  const found = store.catalog.find('document_type', id);
  if (found !== undefined) return found.entry;
  throw badRequest(`There is no document type ${id}.`, [
    { path: '/body/document_type_id', message: 'not a document type of the workspace' },
  ]);
}

/** Where a new version stands in its chain, or a document that is the first of one. */
function versionOf({ store }: Portal, job: ProJob, fields: Partial<DocumentFields>) {
  const { version_of: id, document_type_id: typeId } = fields;
  if (id === undefined) return { version_of: null, version: 1 };
  const refuse = (detail: string, message: string) =>
    unprocessable(detail, [{ path: '/body/version_of', message }]);
  const before = store.documents.find(id);
  if (before === undefined || before.job_id !== job.id) {
    throw refuse(`Job ${job.short_id} has no document ${id}.`, 'not a document of this job');
  }
  if (before.document_type?.id !== typeId) {
    throw refuse(
      `Document ${id} is of another type: ${before.document_type?.name ?? 'none'}.`,
      'not a document of this type',
    );
  }
  const first = before.version_of ?? before.id;
  return { version_of: first, version: store.documents.newestVersion(job.id, first) + 1 };
}

/**
 * Checks what can be known before the file has arrived.
 * @throws PortalProblem 404 for no such job, 409 for a job that is over, 400 for an unknown tag,
 *   422 for a new version of a document that is not of the job and the tag.
 */
export function admitDocument(
  portal: Portal,
  jobId: string,
  fields: Partial<DocumentFields>,
): ProJob {
  const job = findJob(portal, jobId);
  assertOpen(job);
  documentType(portal, fields.document_type_id);
  versionOf(portal, job, fields);
  return job;
}

const isDraftReturn = ({ document_type: type }: ProDocument) => type?.id === 'DRAFT_RETURN';

function recordArrival(portal: Portal, document: ProDocument): void {
  const { id, job_id: jobId, title, version_of: first, uploaded_by: uploader } = document;
  const type = first === null ? 'document_uploaded' : 'document_version_added';
  const about = { document_id: id, note: title };
  recordEvent(portal, jobId, type, uploader.user_id, about);
  if (!isDraftReturn(document)) return;
  recordEvent(portal, jobId, 'draft_submitted', uploader.user_id, about);
}

/**
 * Adds a document whose content is kept already, with all that its arrival changes about the job.
 * @throws PortalProblem 409 when its content is no longer there.
 */
export function addDocument(
  portal: Portal,
  job: ProJob,
  { fields, file }: ArrivedDocument<DocumentFields>,
  caller: Caller,
): ProDocument {
  if (portal.blobs.locate(file.sha256) === undefined) {
    throw conflict('The portal was reset while the document came in. Send it again.');
  }
  const time = portal.clock.iso();
  const document: ProDocument = {
    id: randomUUID(),
    title: fields.title,
    description: fields.description ?? null,
    create_time: time,
    update_time: time,
    document_type: documentType(portal, fields.document_type_id),
    job_id: job.id,
    file_name: file.fileName,
    content_type: file.contentType,
    size: file.size,
    sha256: file.sha256,
    uploaded_by: uploaderOf(portal, caller, job),
    ...versionOf(portal, job, fields),
  };
  portal.store.documents.insert(document);
  recordArrival(portal, document);
  const isDraft = isDraftReturn(document);
  if (isDraft) tickMilestones(portal, job.id, DRAFT_UPLOADED, document.uploaded_by.user_id);
  saveJob(portal, isDraft ? submitDraft(job, time) : job);
  return document;
}
