import { randomUUID } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import { type Sleep, writeOnce } from '../../portal/write-once.ts';
import { jobState } from '../../rules/job-state.ts';
import { duplicateScopeRequest, sameItems } from '../../rules/scope.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { assertNotEnded } from '../job/assert-not-ended.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { ChosenItem } from './choose-items.ts';
import { isPending, listConsultations, listScopeChanges } from './list-scope-changes.ts';
import { type ScopeChangeView, viewConsultation, viewScopeChange } from './scope-change-view.ts';

export interface ScopeRequest {
  job: JobView;
  items: readonly ChosenItem[];
  reason: string;
}

const requestedItems = (items: readonly ChosenItem[]) =>
  items.map(({ item, quantity }) => ({ item_id: item.id, quantity }));

/** The documentation shows an item's id in one answer only; where it is missing, its name tells. */
const withIds = (change: ScopeChangeView, chosen: readonly ChosenItem[]): ScopeChangeView => ({
  ...change,
  items: change.items.map((one) => ({
    ...one,
    item_id: one.item_id ?? chosen.find(({ item }) => item.name === one.name)?.item.id ?? null,
  })),
});

const whereItStands = (job: JobView) => taxqCommand('scope list', [job.short_id]);

/** What the public surface tells nothing of can't be withdrawn through it either. */
const waysOut = (job: JobView, { status }: ScopeChangeView) =>
  status === null
    ? `The job is On-Hold for it; see it in the portal: ${taxqCommand('job open', [job.short_id])}`
    : `See it: ${whereItStands(job)}; take it back: ${taxqCommand('scope withdraw', [job.short_id])}`;

/**
 * Refuses a request that can't or needn't be made: the job is over (X11), or another request waits
 * for the client, the same (C3) or a different one.
 *
 * @throws TaxqError of kind `refused`
 */
export async function checkRequest(session: Session, request: ScopeRequest): Promise<void> {
  const { job, items } = request;
  assertNotEnded(job, 'can’t have its scope changed any more');
  const changes = (await listScopeChanges(session, job)).map((one) => withIds(one, items));
  const isOnHold = jobState(job.status) === 'on-hold';
  const same = duplicateScopeRequest(changes, requestedItems(items), isOnHold);
  const first = same ?? changes.find((change) => isPending(change));
  if (first === undefined) return;
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

async function requestConsultation(
  session: Session,
  { job, items, reason }: ScopeRequest,
  sleep: Sleep | undefined,
): Promise<ScopeChangeView> {
  const before = new Set((await listConsultations(session, job)).map(({ id }) => id));
  const body = {
    reason,
    add: items.map(({ item, quantity }) => ({
      consultation_item_id: item.id,
      quantity_to_add: quantity,
    })),
    remove: [],
  };
  return writeOnce<ScopeChangeView>({
    send: async () =>
      viewConsultation(
        await session.client.call('createConsultation', { params: { job_id: job.id }, body }),
      ),
    find: async () =>
      (await listConsultations(session, job)).find(
        (one) => !before.has(one.id) && sameItems(withIds(one, items).items, requestedItems(items)),
      ) ?? null,
    doing: `request the scope change of job ${job.short_id}`,
    look: whereItStands(job),
    sleep,
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
