import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import { findJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

export const eventHandlers: HandlersOf<'listEvents'> = {
  listEvents({ params, query, portal }) {
    const job = findJob(portal, params.job_id);
    const list = `events ${job.id}`;
    const after = readPageToken(query.page_token, list) ?? 0;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toPage(portal.store.events.list(job.id, after, size), list);
  },
};
