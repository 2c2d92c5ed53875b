import { randomUUID } from 'node:crypto';
import type { Consultation } from '../../portal/contract/consultations.ts';
import type { ScopeChange } from '../../portal/contract/scope-changes.ts';
import { CONSULTATION_ITEM_FIELDS } from '../filter/fields.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import { parseFilter } from '../filter/parse.ts';
import { holdForScopeChange } from '../lifecycle.ts';
import type { Portal } from '../portal.ts';
import { badRequest } from '../problem.ts';
import { recordScopeRequest } from '../scope-events.ts';
import { actingUserId, findJob, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

const toConsultation = (change: ScopeChange): Consultation => ({
  id: change.id,
  job_id: change.job_id,
  created_by_user_id: change.created_by_user_id,
  created_time: change.create_time,
  items: change.items.map(({ item_id, name, quantity, price }) => ({
    name,
    quantity,
    price: price ?? null,
    consultation_item_id: item_id,
  })),
});

/** Removed items count below zero, in quantity and price. */
function priceItem(portal: Portal, itemId: string, quantity: number, path: string) {
  const item = portal.store.catalog.find('consultation_item', itemId);
  if (item === undefined) {
    throw badRequest(`There is no consultation item ${itemId}.`, [
      { path, message: 'not a consultation item of the workspace' },
    ]);
  }
  return { item_id: itemId, name: item.entry.name, quantity, price: item.price * quantity };
}

export const consultationHandlers: HandlersOf<
  'listConsultationItems' | 'listJobConsultations' | 'createConsultation'
> = {
  listConsultationItems({ query, portal }) {
    const list = `consultation items ${query.filter ?? ''}`;
    const condition = parseFilter(query.filter, CONSULTATION_ITEM_FIELDS);
    const after = readPageToken(query.page_token, list) ?? -1;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toPage(portal.store.catalog.consultationItems(condition, after, size), list);
  },
  listJobConsultations({ params, query, portal }) {
    const job = findJob(portal, params.job_id);
    const list = `consultations ${job.id}`;
    const after = readPageToken(query.page_token, list) ?? 0;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    const page = toPage(portal.store.scopeChanges.consultations(job.id, after, size), list);
    return { ...page, data: page.data.map(toConsultation) };
  },
  createConsultation({ params, body, caller, portal }) {
    const job = findJob(portal, params.job_id);
    if (body.add.length + body.remove.length === 0) {
      throw badRequest('A scope change adds or removes at least one item.');
    }
    const added = body.add.map(({ consultation_item_id, quantity_to_add }, index) =>
      priceItem(portal, consultation_item_id, quantity_to_add, `/body/add/${index}`),
    );
    const taken = new Map<string, number>();
    const removed = body.remove.map(
      ({ consultation_item_id: itemId, quantity_to_remove }, index) => {
        const wanted = (taken.get(itemId) ?? 0) + quantity_to_remove;
        taken.set(itemId, wanted);
        const item = priceItem(portal, itemId, -quantity_to_remove, `/body/remove/${index}`);
        if (portal.store.scopeChanges.jobItemQuantity(job.id, itemId) >= wanted) return item;
        throw badRequest(`Job ${job.short_id} has fewer of "${item.name}" than would be removed.`, [
          { path: `/body/remove/${index}`, message: 'more than the job has' },
        ]);
      },
    );
    const change: ScopeChange = {
      id: randomUUID(),
      job_id: job.id,
      kind: 'CONSULTATION',
      status: 'PENDING',
      reason: body.reason,
      created_by_user_id: actingUserId(portal, caller),
      create_time: portal.clock.iso(),
      decided_time: null,
      decision_reason: null,
      items: [...added, ...removed],
    };
    saveJob(portal, holdForScopeChange(job, change.id));
    portal.store.scopeChanges.insert(change);
    recordScopeRequest(portal, change);
    return toConsultation(change);
  },
};
