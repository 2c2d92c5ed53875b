import type { Document, ProDocument } from '../../portal/contract/documents.ts';
import { all, pages } from '../../portal/paging.ts';
import type { TagIds } from '../../rules/tags.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { type DocumentView, viewDocument } from './document-view.ts';

/** All documents of a job, oldest first. */
export async function listDocuments(
  session: Session,
  job: JobView,
  tagIds: TagIds = session.profile.tagIds,
): Promise<DocumentView[]> {
  const asPro = await session.capabilities.has('documents');
  const fetchPage = (query: { page_token?: string }) => {
    const input = { params: { job_id: job.id }, query };
    return asPro
      ? session.client.call('listProDocuments', input)
      : session.client.call('listJobDocuments', input);
  };
  const documents = await all(pages(fetchPage, (item: Document | ProDocument) => item.id));
  return documents
    .map((document) => viewDocument(document, tagIds))
    .sort((a, b) => Date.parse(a.create_time) - Date.parse(b.create_time));
}
