import { CAPABILITIES } from '../../portal/contract/index.ts';
import { recordEvent } from '../events.ts';
import { PRO_JOB_FIELDS } from '../filter/fields.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toWrittenPage } from '../filter/page-token.ts';
import { parseFilter } from '../filter/parse.ts';
import { complete } from '../lifecycle.ts';
import { assertProOnJob, findJob, findMe, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

export const proHandlers: HandlersOf<
  'getCapabilities' | 'getMe' | 'listProJobs' | 'getProJob' | 'completeJob' | 'listBankTemplates'
> = {
  getCapabilities: () => ({ capabilities: [...CAPABILITIES] }),
  getMe: ({ portal }) => findMe(portal),
  listProJobs({ query, portal }) {
    const list = `pro jobs ${query.filter ?? ''}`;
    const condition = parseFilter(query.filter, PRO_JOB_FIELDS);
    const after = readPageToken(query.page_token, list) ?? 0;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toWrittenPage(portal.store.jobs.list('pro_doc', condition, after, size), list);
  },
  getProJob: ({ params, portal }) => findJob(portal, params.job_id),
  completeJob({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    const unticked = portal.store.milestones
      .list(job.id)
      .filter(({ completed }) => !completed)
      .map(({ name }) => name);
    const completed = complete(job, unticked, body.rating, portal.clock.iso());
    recordEvent(portal, job.id, 'completed', userId, { note: body.comment ?? null });
    return saveJob(portal, completed);
  },
  listBankTemplates: ({ portal }) => ({ data: portal.store.catalog.list('bank_template') }),
};
