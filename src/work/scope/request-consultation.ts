import { TaxqError } from '../../errors.ts';
import { type Sleep, writeOnce } from '../../portal/write-once.ts';
import { sameItems } from '../../rules/scope.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { JobView } from '../job/job-view.ts';
import { isRefusal } from '../job/refused-part.ts';
import type { Session } from '../session.ts';
import type { ChosenItem } from './choose-items.ts';
import { listConsultations } from './list-scope-changes.ts';
import { type ScopeChangeView, viewConsultation } from './scope-change-view.ts';

export interface ScopeRequest {
  job: JobView;
  items: readonly ChosenItem[];
  reason: string;
}

/** What a request asks for, as rules compare it. */
export const requestedItems = (items: readonly ChosenItem[]) =>
  items.map(({ item, quantity }) => ({ item_id: item.id, quantity }));

/** The documentation shows an item's id in one answer only; where it is missing, its name tells. */
export const withIds = (
  change: ScopeChangeView,
  chosen: readonly ChosenItem[],
): ScopeChangeView => ({
  ...change,
  items: change.items.map((one) => ({
    ...one,
    item_id: one.item_id ?? chosen.find(({ item }) => item.name === one.name)?.item.id ?? null,
  })),
});

/** The command that shows a job’s scope changes. */
export const whereItStands = (job: JobView) => taxqCommand('scope list', [job.short_id]);

/** What a portal lists, or why it lists nothing. */
export async function unlessUnlisted<T>(listing: Promise<T>): Promise<T | TaxqError> {
  try {
    return await listing;
  } catch (error) {
    if (isRefusal(error) || (error instanceof TaxqError && error.kind === 'unsupported')) {
      return error;
    }
    throw error;
  }
}

/**
 * Requests consultations of a portal that takes no key: what was lost on its way is looked for, and
 * never sent again where that can't be done.
 *
 * @throws TaxqError as {@link writeOnce} does
 */
export async function requestConsultation(
  session: Session,
  { job, items, reason }: ScopeRequest,
  sleep: Sleep | undefined,
): Promise<ScopeChangeView> {
  const listed = await unlessUnlisted(listConsultations(session, job));
  const before = listed instanceof TaxqError ? listed : new Set(listed.map(({ id }) => id));
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
    find: async () => {
      // Where nothing can be looked up, nothing is sent twice.
      if (before instanceof TaxqError) throw before;
      const isNew = (one: ScopeChangeView) =>
        !before.has(one.id) && sameItems(withIds(one, items).items, requestedItems(items));
      return (await listConsultations(session, job)).find(isNew) ?? null;
    },
    doing: `request the scope change of job ${job.short_id}`,
    look: whereItStands(job),
    sleep,
  });
}
