import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import type { JobOrder, LostOrder } from './download-orders.ts';
import { type JobPlace, jobPlaces } from './download-places.ts';
import { type DownloadResult, failedResult } from './download-result.ts';
import { type DownloadTools, startDocuments } from './start-documents.ts';
import { zipDocuments } from './zip-documents.ts';

export interface DownloadOptions extends Omit<DownloadTools, 'queue'> {
  /** Folder for it all; absolute. */
  out: string;
  /** One zip for each job, not the documents themselves. */
  zip: boolean;
  /** Documents at a time, of whichever jobs. */
  concurrency: number;
}

async function startJob(
  { job, choose }: JobOrder,
  place: JobPlace,
  zip: boolean,
  tools: DownloadTools,
): Promise<Promise<DownloadResult>[]> {
  const { short_id } = job;
  try {
    tools.signal.throwIfAborted();
    const chosen = await tools.queue.add(choose);
    tools.onFound?.(chosen.wanted);
    if (!zip) return await startDocuments(short_id, place.folder, chosen, tools);
    const results = await zipDocuments(short_id, place, chosen, tools);
    return results.map(async (result) => result);
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    return [Promise.resolve(failedResult(short_id, null, error))];
  }
}

/** The caller waits for one after the other; until then a fault of a later one is nobody's yet. */
function attended<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/**
 * Fetches the documents of jobs, several at a time, and tells what became of each in the order of
 * the jobs and of their documents. What fails does so alone; an interruption is told once, and what
 * had not begun by then is not listed.
 *
 * Several jobs have a folder each; the documents of one job lie in `out` itself.
 */
export async function* downloadJobs(
  orders: readonly (JobOrder | LostOrder)[],
  { out, zip, concurrency, ...given }: DownloadOptions,
): AsyncGenerator<DownloadResult> {
  const queue = new PQueue({ concurrency });
  // Every request under way listens; Node takes more than ten of them for a leak.
  setMaxListeners(0, given.signal);
  const tools: DownloadTools = { ...given, queue };
  const found = orders.flatMap((order) => ('job' in order ? [order] : []));
  const places = jobPlaces(
    found.map(({ job }) => job),
    out,
    orders.length > 1,
  );
  const started = new Map(
    found.flatMap((order, index) => {
      const place = places[index];
      if (place === undefined) return [];
      const results = startJob(order, place, zip, tools).then((all) => all.map(attended));
      return [[order, attended(results)] as const];
    }),
  );
  let interrupted = false;
  try {
    for (const order of orders) {
      if ('error' in order) {
        yield failedResult(order.named, null, order.error);
        continue;
      }
      for (const promise of (await started.get(order)) ?? []) {
        const result = await promise;
        const ends = result.error?.kind === 'interrupted';
        if (ends && interrupted) continue;
        interrupted ||= ends;
        yield result;
      }
    }
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}
