import { TaxqError } from '../../errors.ts';
import type { Decision } from '../../rules/decision.ts';
import { documentOrderDecision } from '../../rules/document-order.ts';
import { returnUploadDecision } from '../../rules/scope.ts';
import type { TagIds } from '../../rules/tags.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import type { JobView } from '../job/job-view.ts';
import { listMilestones } from '../job/milestones.ts';
import type { Session } from '../session.ts';
import type { DocumentView } from './document-view.ts';
import type { ChosenTag } from './tags.ts';

function refusal(job: JobView, tag: ChosenTag, { rule, reason, fix }: Decision): TaxqError {
  return new TaxqError({
    kind: 'refused',
    code: `rule_${rule?.toLowerCase() ?? 'unknown'}`,
    message: `“${tag.name}” may not go to job ${job.short_id} yet (rule ${rule}).`,
    why: reason,
    hint: fix === null ? undefined : `Run: ${fix}`,
  });
}

/**
 * Asks the rules whether a document with this tag may go to a job now: not to one that is over
 * (X11), no draft or final while a scope change waits (C2), no final before the draft's approval (D2).
 *
 * @param documents what the job has already
 * @throws TaxqError of kind `refused` with the command that clears the way
 */
export async function checkUpload(
  session: Session,
  job: JobView,
  tag: ChosenTag,
  documents: readonly DocumentView[],
  tagIds: TagIds,
): Promise<void> {
  assertNotEnded(job, 'takes no more documents');
  const about = { document_type_id: tag.id, tagIds };
  const { short_id, pending_scope_change_id } = job;
  const scope = returnUploadDecision({ ...about, short_id, pending_scope_change_id });
  if (!scope.allowed) throw refusal(job, tag, scope);
  if (tag.word !== 'final') return;
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
}
