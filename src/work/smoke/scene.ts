import type { Bearer } from '../../http/bearer.ts';
import type { Job } from '../../portal/contract/jobs.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { ContentSource } from '../../portal/download.ts';
import type { Connection } from '../checks/probe-connection.ts';
import type { DocumentView } from '../document/document-view.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { ContractLog } from './contract-log.ts';
import type { RequestLog } from './request-log.ts';

/** What the checks of one run work with, and what earlier ones have found for later ones. */
export interface Scene {
  session: Session;
  bearer: Bearer;
  source: ContentSource;
  log: RequestLog;
  contract: ContractLog;
  /** Connects without a sign-in. */
  connect(signal: AbortSignal): Promise<Connection>;
  now: () => Date;
  /** Tokens that were got; never shown, however a portal repeats them. */
  tokens: string[];
  /** The job that was named, as it was typed; null for the first that will do. */
  wanted: string | null;
  /** Whether the portal has internal notes; true until it is known. */
  hasNotes: boolean;
  /** The first page of jobs. */
  jobs: readonly (Job | ProJob)[];
  /** Whether there are more than on the first page. */
  moreJobs: boolean;
  /** The job that was looked at. */
  job: JobView | null;
  documents: readonly DocumentView[];
}
