import { TaxqError } from '../../errors.ts';
import type { Decision } from '../../rules/decision.ts';
import { documentOrderDecision } from '../../rules/document-order.ts';
import { jobState } from '../../rules/job-state.ts';
import { returnUploadDecision, waitingScopeRequest } from '../../rules/scope.ts';
import type { TagIds } from '../../rules/tags.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import type { JobView } from '../job/job-view.ts';
import { listMilestones } from '../job/milestones.ts';
import { listScopeChanges } from '../scope/list-scope-changes.ts';
import type { Session } from '../session.ts';
import type { DocumentView } from './document-view.ts';
import type { ChosenTag } from './tags.ts';

function refusal(job: JobView, tag: ChosenTag, { rule, reason, fix }: Decision): TaxqError {
  const otherwise = rule === 'C2' ? '; else add --override C2 --reason "…"' : '';
  return new TaxqError({
    kind: 'refused',
    code: `rule_${rule?.toLowerCase() ?? 'unknown'}`,
    message: `“${tag.name}” may not go to job ${job.short_id} yet (rule ${rule}).`,
    why: reason,
    hint: fix === null ? undefined : `Run: ${fix}${otherwise}`,
  });
}

interface WaitingScopeChange {
  pending_scope_change_id: string | null;
  isAssumed: boolean;
}

const NOTHING_WAITS: WaitingScopeChange = { pending_scope_change_id: null, isAssumed: false };

/**
 * The scope change that a return has to wait for. A job of the public surface doesn't name it: there
 * the one requested last is taken to wait while the job is On-Hold.
 */
async function waitingScopeChange(session: Session, job: JobView): Promise<WaitingScopeChange> {
  const { pending_scope_change_id } = job;
  const isTold = pending_scope_change_id !== null || (await session.capabilities.has('jobs'));
  if (isTold) return { pending_scope_change_id, isAssumed: false };
  if (jobState(job.status) !== 'on-hold') return NOTHING_WAITS;
  const waiting = waitingScopeRequest(await listScopeChanges(session, job), true);
  return waiting === null
    ? NOTHING_WAITS
    : { pending_scope_change_id: waiting.id, isAssumed: waiting.status === null };
}

/**
 * Asks the rules whether a document with this tag may go to a job now: not to one that is over
 * (X11), no draft or final while a scope change waits (C2), no final before the draft's approval (D2).
 *
 * @param documents what the job has already
 * @param waived ids of rules that the pro overrides; only C2 can be
 * @returns the waived rules that stand against it
 * @throws TaxqError of kind `refused` with the command that clears the way
 */
export async function checkUpload(
  session: Session,
  job: JobView,
  tag: ChosenTag,
  documents: readonly DocumentView[],
  tagIds: TagIds,
  waived: readonly string[] = [],
): Promise<string[]> {
  assertNotEnded(job, 'takes no more documents');
  const about = { document_type_id: tag.id, tagIds };
  const isReturn = tag.word === 'draft' || tag.word === 'final';
  const waiting = isReturn ? await waitingScopeChange(session, job) : NOTHING_WAITS;
  const { short_id } = job;
  const scope = returnUploadDecision({ ...about, short_id, ...waiting });
  const isWaived = scope.rule !== null && waived.includes(scope.rule);
  if (!scope.allowed && !isWaived) throw refusal(job, tag, scope);
  const overridden = scope.rule !== null && isWaived ? [scope.rule] : [];
  if (tag.word !== 'final') return overridden;
  const order = documentOrderDecision({
    ...about,
    job: {
      short_id,
      job_type: job.job_type,
      step: job.current_progress_step?.step ?? null,
      step_time: job.current_progress_step?.date_updated ?? null,
    },
    milestones: (await session.capabilities.has('milestones'))
      ? await listMilestones(session, job)
      : null,
    documents: documents.map(({ id, create_time, document_type }) => ({
      id,
      create_time,
      document_type_id: document_type?.id ?? null,
    })),
  });
  if (!order.allowed) throw refusal(job, tag, order);
  return overridden;
}
