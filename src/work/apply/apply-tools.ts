import type { CloseTools } from '../close/close-job.ts';
import type { OpenClient } from '../message/lint-facts.ts';
import type { OnceTools } from '../once/once-only.ts';
import type { FileAction, PlanHead } from '../plan/file/plan-file.ts';
import type { Pro } from '../session.ts';
import type { FindPlannedJob } from './planned-jobs.ts';

/** What a plan is applied with. */
export interface ApplyTools extends OnceTools {
  pro: Pro;
  head: PlanHead;
  findJob: FindPlannedJob;
  /** Read once, for the message lint. */
  openClients: readonly OpenClient[];
  /** What closing needs; null for a plan that closes nothing. */
  closing: CloseTools | null;
}

/** The kind of internal note that a plan writes. */
export const PLAN_NOTE = 'waiting';

/** The outbox’s key of an action: the same however often the plan is applied. */
export const actionKey = ({ id: plan }: PlanHead, action: Pick<FileAction, 'id'>['id']): string =>
  `plan:${plan}:${action}`;
