import { TaxqError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import { JOB_STATUSES } from '../../portal/contract/jobs.ts';
import type { FaultyItemListener } from '../../portal/contract/list-items.ts';
import { allOf, holds } from '../../portal/filter.ts';
import { pages } from '../../portal/paging.ts';
import { jobState } from '../../rules/job-state.ts';
import type { Session } from '../session.ts';
import { type JobView, viewJob } from './job-view.ts';

/** Words for `--status`, and the jobs each means. */
const STATUS_WORDS: Record<string, (status: string) => boolean> = {
  open: (status) => ['open', 'on-hold', 'unknown'].includes(jobState(status)),
  active: (status) => jobState(status) === 'open',
  'on-hold': (status) => jobState(status) === 'on-hold',
  closed: (status) => jobState(status) === 'closed',
  cancelled: (status) => jobState(status) === 'cancelled',
  'not-claimed': (status) => jobState(status) === 'not-claimed',
};

/** What `--status` may say besides the portal's own status texts. */
export const STATUS_CHOICES: readonly string[] = Object.keys(STATUS_WORDS);

export interface JobQuery {
  /** One of the words, or a status as the portal writes it, such as `CLAIMED`. */
  status?: string | undefined;
  /** The portal's own filter, as the pro typed it, such as `create_time >= "2026-01-01T00:00:00Z"`. */
  filter?: string | undefined;
  /** Jobs to ask for at a time. */
  pageSize?: number | undefined;
}

/** Turns `--status` into a test and, where one status is meant, a filter for the portal. */
function readStatus(text: string | undefined): {
  filter?: string;
  keeps: (status: string) => boolean;
} {
  if (text === undefined) return { keeps: () => true };
  const word = STATUS_WORDS[text.toLowerCase()];
  if (word !== undefined) return { keeps: word };
  // A portal may know statuses that are documented nowhere, so anything that looks like one is asked for.
  if (/^[A-Z][A-Z_]*$/.test(text))
    return { filter: holds('status', text), keeps: (status) => status === text };
  throw new TaxqError({
    kind: 'usage',
    code: 'unknown_status',
    message: `“${text}” is not a status.`,
    why: `Words are ${STATUS_CHOICES.join(', ')}; the portal’s own are ${JOB_STATUSES.join(', ')}.`,
    hint: 'Use one of them after --status.',
  });
}

/** A filter that the pro typed is the pro's to mend. */
function asFilterFault(error: unknown, filter: string | undefined): unknown {
  const isRejected = error instanceof TaxqError && error.code === 'portal_rejected_request';
  if (!isRejected || filter === undefined) return error;
  return new TaxqError({
    kind: 'usage',
    code: 'filter_rejected',
    message: `The portal doesn’t take the filter ${filter}`,
    why: error.why,
    hint: 'Write terms such as status = "CLAIMED", texts and times in double quotes, joined with AND.',
    requestId: error.requestId,
    cause: error,
  });
}

/**
 * Lists jobs page by page, in the portal's order; the next page is asked for only when it is needed.
 * A job that isn't as documented doesn't stop the others: it is left out, and the session told of it.
 *
 * @throws TaxqError of kind `usage` for a status that can't be one, and for a filter that the portal
 * doesn't take
 */
export async function* listJobs(session: Session, query: JobQuery = {}): AsyncGenerator<JobView> {
  const status = readStatus(query.status);
  const { keeps } = status;
  const filter = allOf([status.filter, query.filter].filter((term) => term !== undefined));
  const asPro = await session.capabilities.has('jobs');
  const fetchPage = (page: { page_token?: string }) => {
    const input = {
      query: {
        ...(filter ? { filter } : {}),
        ...(query.pageSize ? { page_size: query.pageSize } : {}),
        ...page,
      },
    };
    const onFaulty: FaultyItemListener = (item, fault) => {
      const known = isRecord(item) && typeof item['status'] === 'string' ? item['status'] : null;
      if (known === null || keeps(known)) session.leftOut.add(item, fault);
    };
    return asPro
      ? session.client.call('listProJobs', input, { onFaulty })
      : session.client.call('listJobs', input, { onFaulty });
  };
  try {
    for await (const job of pages(fetchPage, (item: { id: string }) => item.id)) {
      if (keeps(job.status)) yield viewJob(job);
    }
  } catch (error) {
    throw asFilterFault(error, query.filter);
  }
}
