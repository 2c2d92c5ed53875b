import type { TaxqError } from '../../errors.ts';
import type { Finding } from '../../rules/lint/finding.ts';
import type { JobView } from '../job/job-view.ts';
import type { PlanFile } from '../plan/file/plan-file.ts';

export type PlanAction = PlanFile['actions'][number];

/** What is to become of an action, before anything is sent. */
export type Verdict = { action: PlanAction } & (
  | { status: 'ready'; job: JobView; text: string | null; findings: readonly Finding[] }
  | { status: 'already_done'; reason: string; messageId: string | null }
  /** `moved`: the job isn’t as it was; else the pro said so. */
  | { status: 'skipped'; reason: string; moved: boolean }
  | { status: 'refused'; error: TaxqError; findings: readonly Finding[] }
  | { status: 'failed'; error: TaxqError }
);

/** What became of an action. */
export type Result = { action: PlanAction } & (
  | Exclude<Verdict, { status: 'ready' }>
  | { status: 'would_send' }
  /** A message is in the chat. */
  | { status: 'sent'; messageId: string }
  /** A note is written, a job is closed. */
  | { status: 'done'; messageId: string | null }
);
