import { pages } from '../../portal/paging.ts';
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
  const fetchPage = (page_token: string | undefined) => {
    const input = { params: { job_id: job.id }, query: page_token ? { page_token } : {} };
    return asPro
      ? session.client.call('listProDocuments', input)
      : session.client.call('listJobDocuments', input);
  };
  const views: DocumentView[] = [];
  for await (const document of pages(fetchPage, (item: { id: string }) => item.id)) {
    views.push(viewDocument(document, tagIds));
  }
  return views.sort((a, b) => Date.parse(a.create_time) - Date.parse(b.create_time));
}
