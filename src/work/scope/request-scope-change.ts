import { randomUUID } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import type { Sleep } from '../../portal/write-once.ts';
import { jobState } from '../../rules/job-state.ts';
import { duplicateScopeRequest } from '../../rules/scope.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { isPending, listScopeChanges } from './list-scope-changes.ts';
import {
  requestConsultation,
  requestedItems,
  type ScopeRequest,
  unlessUnlisted,
  whereItStands,
  withIds,
} from './request-consultation.ts';
import { type ScopeChangeView, viewScopeChange } from './scope-change-view.ts';

/** What the public surface tells nothing of can't be withdrawn through it either. */
const waysOut = (job: JobView, { status }: ScopeChangeView) =>
  status === null
    ? `The job is On-Hold for it; see it in the portal: ${taxqCommand('job open', [job.short_id])}`
    : `See it: ${whereItStands(job)}; take it back: ${taxqCommand('scope withdraw', [job.short_id])}`;

/**
 * Refuses a request that can't or needn't be made: the job is over (X11), or another request waits
 * for the client, the same (C3) or a different one. A portal that doesn't list what was requested
 * before is no reason not to request.
 *
 * @returns why it can't be told whether it was requested before; null when it was looked at
 * @throws TaxqError of kind `refused`
 */
export async function checkRequest(
  session: Session,
  request: ScopeRequest,
): Promise<TaxqError | null> {
  const { job, items } = request;
  assertNotEnded(job, 'can’t have its scope changed any more');
  const listed = await unlessUnlisted(listScopeChanges(session, job));
  if (listed instanceof TaxqError) return listed;
  const changes = listed.map((one) => withIds(one, items));
  const isOnHold = jobState(job.status) === 'on-hold';
  const same = duplicateScopeRequest(changes, requestedItems(items), isOnHold);
  const first = same ?? changes.find((change) => isPending(change));
  if (first === undefined) return null;
  throw new TaxqError({
    kind: 'refused',
    code: same === null ? 'scope_change_pending' : 'scope_change_duplicate',
    message:
      same === null
        ? `Job ${job.short_id} has a scope change that waits for the client already.`
        : `This scope change waits for the client of job ${job.short_id} already (rule C3).`,
    why: `It is ${first.items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')}.`,
    hint: waysOut(job, first),
  });
}

/**
 * Requests a scope change, once: the job goes On-Hold until the client decides (C3).
 *
 * @throws TaxqError of kind `refused` when the portal says that another one is pending
 */
export async function requestScopeChange(
  session: Session,
  request: ScopeRequest,
  sleep?: Sleep,
): Promise<ScopeChangeView> {
  const { job, items, reason } = request;
  try {
    if (items[0]?.item.kind === 'consultation') {
      return { ...(await requestConsultation(session, request, sleep)), reason };
    }
    const change = await session.client.call(
      'createScopeChange',
      {
        params: { job_id: job.id },
        body: {
          reason,
          items: items.map(({ item, quantity }) => ({ scope_item_id: item.id, quantity })),
        },
      },
      { idempotencyKey: randomUUID() },
    );
    return viewScopeChange(change);
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind !== 'refused') throw error;
    throw new TaxqError({
      kind: 'refused',
      code: error.code,
      message: error.message,
      why: error.why,
      hint: `See where its scope changes stand: ${whereItStands(job)}`,
      requestId: error.requestId,
      cause: error,
    });
  }
}
