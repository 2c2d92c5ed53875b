import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { findDocuments } from '../document/find-documents.ts';
import { listDocuments } from '../document/list-documents.ts';
import { findJob } from '../job/find-job.ts';
import { type JobDirectory, readJobDirectory } from '../job/job-directory.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { Chosen } from './start-documents.ts';

/** A job to download from. */
export interface JobOrder {
  job: JobView;
  /** Reads which documents there are, and tells the wanted ones. */
  choose(): Promise<Chosen>;
}

/** A job that was named and can't be downloaded from. */
export interface LostOrder {
  /** The words that named it. */
  named: string;
  error: TaxqError;
}

/**
 * The order for some documents of one job, or all of them when none is named.
 *
 * @throws TaxqError as `findJob` and `findDocuments` do
 */
export async function orderDocuments(
  session: Session,
  jobName: string,
  documentNames: readonly string[],
): Promise<JobOrder> {
  const job = await findJob(session, jobName);
  const all = await listDocuments(session, job);
  const chosen = { all, wanted: findDocuments(all, documentNames, job) };
  return { job, choose: async () => chosen };
}

/** Ids have digits and are asked for one by one; names share one reading of all jobs. */
const isId = (name: string): boolean => /\d/.test(name);

/**
 * The orders for all documents of several jobs, in the order in which they are named and each once.
 * A job that can't be found is an order that is lost; the others aren't.
 *
 * @param concurrency jobs to look for at a time
 * @throws TaxqError of kind `interrupted`
 */
export async function orderJobs(
  session: Session,
  names: readonly string[],
  concurrency: number,
): Promise<(JobOrder | LostOrder)[]> {
  const queue = new PQueue({ concurrency });
  let directory: Promise<JobDirectory> | null = null;
  const find = async (name: string): Promise<JobView> => {
    if (names.length === 1 || isId(name)) return findJob(session, name);
    directory ??= readJobDirectory(session);
    return (await directory).find(name);
  };
  const order = async (named: string): Promise<JobOrder | LostOrder> => {
    try {
      const job = await find(named);
      const choose = async () => {
        const all = await listDocuments(session, job);
        return { all, wanted: all };
      };
      return { job, choose };
    } catch (error) {
      if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
      return { named, error };
    }
  };
  const orders = await queue.addAll([...new Set(names)].map((name) => () => order(name)));
  const seen = new Set<string>();
  return orders.filter((one) => {
    if ('error' in one) return true;
    const isNew = !seen.has(one.job.id);
    seen.add(one.job.id);
    return isNew;
  });
}
