import { randomUUID } from 'node:crypto';
import type { Document, ProDocument } from '../../portal/contract/documents.ts';
import type { JobMember } from '../../portal/contract/jobs.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Caller } from '../auth/credentials.ts';
import type { Upload } from '../files/upload.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import { clientOf } from '../job-client.ts';
import { submitDraft } from '../lifecycle.ts';
import type { Portal } from '../portal.ts';
import { badRequest, conflict, notFound } from '../problem.ts';
import { assertOpen, assertProOnJob, findJob, findMe, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';
import { tickMilestones } from './milestones.ts';

const DRAFT_UPLOADED = ['Draft uploaded', 'Draft submitted'];

interface UploadFields {
  title: string;
  description?: string;
  document_type_id?: string;
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

/**
 * Checks what can be known before the file has arrived.
 * @throws PortalProblem 404 for no such job, 409 for a job that is over, 400 for an unknown tag.
 */
export function admitUpload(portal: Portal, jobId: string, typeId: string | undefined): ProJob {
  const job = findJob(portal, jobId);
  assertOpen(job);
  documentType(portal, typeId);
  return job;
}

function addDocument(
  portal: Portal,
  job: ProJob,
  { fields, file }: Upload<UploadFields>,
  uploadedBy: Uploader,
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
    uploaded_by: uploadedBy,
  };
  portal.store.documents.insert(document);
  const isDraft = document.document_type?.id === 'DRAFT_RETURN';
  if (isDraft) tickMilestones(portal, job.id, DRAFT_UPLOADED);
  saveJob(portal, isDraft ? submitDraft(job, time) : job);
  return document;
}

/** The documented part of a document. */
function toPublicDocument(document: ProDocument): Document {
  const {
    job_id: _job,
    file_name: _name,
    content_type: _type,
    size: _size,
    sha256: _sha256,
    uploaded_by: _uploader,
    ...documented
  } = document;
  return documented;
}

function findDocument({ store }: Portal, id: string): ProDocument {
  const document = store.documents.find(id);
  if (document === undefined) throw notFound(`There is no document ${id}.`);
  return document;
}

function listDocuments(
  portal: Portal,
  jobId: string,
  query: { page_size?: number; page_token?: string },
) {
  const job = findJob(portal, jobId);
  const list = `documents ${job.id}`;
  const after = readPageToken(query.page_token, list) ?? 0;
  return toPage(
    portal.store.documents.list(job.id, after, query.page_size ?? DEFAULT_PAGE_SIZE),
    list,
  );
}

export const documentHandlers: HandlersOf<
  | 'listJobDocuments'
  | 'createDocument'
  | 'getDocument'
  | 'downloadDocument'
  | 'listDocumentTypes'
  | 'listProDocuments'
  | 'uploadProDocument'
> = {
  listJobDocuments({ params, query, portal }) {
    const page = listDocuments(portal, params.job_id, query);
    return { ...page, data: page.data.map(toPublicDocument) };
  },
  createDocument({ body, caller, portal }) {
    const { job_id: jobId, document_type_id: typeId } = body.fields;
    const job = admitUpload(portal, jobId, typeId);
    return toPublicDocument(addDocument(portal, job, body, uploaderOf(portal, caller, job)));
  },
  getDocument: ({ params, portal }) => toPublicDocument(findDocument(portal, params.document_id)),
  downloadDocument({ params, portal }) {
    const document = findDocument(portal, params.document_id);
    if (portal.blobs.locate(document.sha256) === undefined) {
      throw conflict(`The content of document ${document.id} is missing.`);
    }
    return { location: `${portal.origin}/content/${portal.downloads.issue(document.id)}` };
  },
  listDocumentTypes: ({ portal }) => ({ data: portal.store.catalog.list('document_type') }),
  listProDocuments: ({ params, query, portal }) => listDocuments(portal, params.job_id, query),
  uploadProDocument({ params, body, caller, portal }) {
    const job = admitUpload(portal, params.job_id, body.fields.document_type_id);
    assertProOnJob(portal, job);
    return addDocument(portal, job, body, uploaderOf(portal, caller, job));
  },
};
