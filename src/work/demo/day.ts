import type { Bank } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import type { ArchiveTools } from '../archive/archive-job.ts';
import type { ReadPapers } from '../close/read-papers.ts';
import type { DigestOf } from '../document/find-sent-document.ts';
import { getJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Pro, Session } from '../session.ts';

/** The client of a job, played by somebody else than the pro. */
export interface PlayedClient {
  say(jobId: string, text: string): Promise<void>;
  upload(jobId: string, path: string, documentTypeId: string, title: string): Promise<void>;
  approveDraft(jobId: string): Promise<void>;
  tick(jobId: string, milestone: string): Promise<void>;
}

/** A file that the day uploaded, to be compared with what the portal holds. */
export interface Uploaded {
  documentId: string;
  path: string;
  tag: string;
  size: number;
  sha256: string;
}

/** What the day works with, and what it remembers for the proof at its end. */
export interface Day {
  session: Session;
  bank: Bank;
  pro: Pro;
  client: PlayedClient;
  store: Store;
  digestOf: DigestOf;
  /** Where the closed job is kept. */
  archive: ArchiveTools;
  papers: ReadPapers;
  /** Holds the day's files. */
  folder: string;
  signal: AbortSignal;
  /** Ids of all jobs in the morning. */
  jobIds: string[];
  /** The job that is worked from intro to close. */
  mainId: string;
  /** The job whose scope changes. */
  scopeId: string;
  scopeChangeId: string;
  uploaded: Uploaded[];
  /** Texts sent in the pro's name to the main job, in order. */
  sent: string[];
}

/** One thing a pro does in a day; answers with what to say about it. */
export interface Step {
  id: string;
  title: string;
  run(day: Day): Promise<string>;
}

/** What became of one step. */
export interface StepResult {
  id: string;
  title: string;
  ok: boolean;
  detail: string;
  duration_ms: number;
}

/** Reads the main job as it is now. */
export const mainJob = (day: Day): Promise<JobView> => getJob(day.session, day.mainId);

/**
 * Proves that something is refused: by a rule or by the portal, with exit code 6.
 *
 * @returns why it was refused
 * @throws TaxqError of kind `failed` when it was done instead
 */
export async function expectRefusal(
  what: string,
  attempt: () => Promise<unknown>,
): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof TaxqError && error.kind === 'refused') return error.why ?? error.message;
    throw error;
  }
  throw new TaxqError({
    kind: 'failed',
    code: 'not_refused',
    message: `${what} should have been refused and wasn’t.`,
  });
}
