import { TaxqError } from '../../errors.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { type JobView, openCommand } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { isPending, listScopeChanges } from './list-scope-changes.ts';
import { type ScopeChangeView, viewScopeChange } from './scope-change-view.ts';

/** Whether the pro took it back already, so that doing it again has nothing to do. */
export const isWithdrawn = ({ status }: ScopeChangeView): boolean => status === 'WITHDRAWN';

/**
 * Finds the scope change to withdraw: the one with this id, or the one that is pending. One that has
 * been withdrawn already is found by its id too.
 *
 * @throws TaxqError of kind `unsupported`, `not-found` for an unknown id, `refused` when there is
 * none that can be withdrawn
 */
export async function findWithdrawable(
  session: Session,
  job: JobView,
  id: string | undefined,
): Promise<ScopeChangeView> {
  await session.capabilities.need('scope_changes', 'withdrawing a scope change', openCommand(job));
  const changes = await listScopeChanges(session, job);
  const found = changes.find((change) => (id === undefined ? isPending(change) : change.id === id));
  const list = taxqCommand('scope list', [job.short_id]);
  if (found === undefined && id !== undefined) {
    throw new TaxqError({
      kind: 'not-found',
      code: 'scope_change_unknown',
      message: `Job ${job.short_id} has no scope change ${id}.`,
      hint: `See them: ${list}`,
    });
  }
  if (found === undefined) {
    throw new TaxqError({
      kind: 'refused',
      code: 'nothing_pending',
      message: `Job ${job.short_id} has no scope change that waits for the client.`,
      why: 'Only a pending one can be withdrawn.',
      hint: `See them: ${list}`,
    });
  }
  if (isPending(found) || isWithdrawn(found)) return found;
  throw new TaxqError({
    kind: 'refused',
    code: 'scope_change_decided',
    message: `Scope change ${found.id} can’t be withdrawn.`,
    why: `It is ${found.status?.toLowerCase()}; only a pending one can be withdrawn.`,
    hint: `See them: ${list}`,
  });
}

/** Withdraws a pending scope change; the job resumes. */
export async function withdrawScopeChange(
  session: Session,
  job: JobView,
  change: ScopeChangeView,
): Promise<ScopeChangeView> {
  const params = { job_id: job.id, scope_change_id: change.id };
  return viewScopeChange(await session.client.call('withdrawScopeChange', { params }));
}
