import type { Document, ProDocument } from '../../portal/contract/documents.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import type { Portal } from '../portal.ts';
import { conflict, notFound } from '../problem.ts';
import { findUpload } from '../resumable/uploads.ts';
import { addDocument, admitDocument } from './add-document.ts';
import { assertProOnJob, findJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

/** The documented part of a document. */
function toPublicDocument(document: ProDocument): Document {
  const {
    job_id: _job,
    file_name: _name,
    content_type: _type,
    size: _size,
    sha256: _sha256,
    uploaded_by: _uploader,
    version_of: _first,
    version: _version,
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
  | 'completeUpload'
> = {
  listJobDocuments({ params, query, portal }) {
    const page = listDocuments(portal, params.job_id, query);
    return { ...page, data: page.data.map(toPublicDocument) };
  },
  createDocument({ body, caller, portal }) {
    const job = admitDocument(portal, body.fields.job_id, body.fields);
    return toPublicDocument(addDocument(portal, job, body, caller));
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
    const job = admitDocument(portal, params.job_id, body.fields);
    assertProOnJob(portal, job);
    return addDocument(portal, job, body, caller);
  },
  completeUpload({ params, body, caller, portal }) {
    const { jobId } = findUpload(portal, caller.clientId, params.upload_id);
    const job = admitDocument(portal, jobId, body.fields);
    assertProOnJob(portal, job);
    return addDocument(portal, job, body, caller);
  },
};
