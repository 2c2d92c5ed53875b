import { randomUUID } from 'node:crypto';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { ScopeChange } from '../../portal/contract/scope-changes.ts';
import { holdForScopeChange, keepOnHold, resume, withServices } from '../lifecycle.ts';
import type { Portal } from '../portal.ts';
import { badRequest, conflict, notFound } from '../problem.ts';
import { recordScopeDecision, recordScopeRequest } from '../scope-events.ts';
import { actorOn, assertProOnJob, findJob, findMe, saveJob } from './find.ts';
import type { HandlersOf } from './handler.ts';
import { toPublicJob } from './public-job.ts';

/** The scope change that waits, or the last one when it already has the decision asked for. */
function findForDecision({ store }: Portal, job: ProJob, decision: string): ScopeChange {
  const changes = store.scopeChanges.list(job.id);
  const pending = changes.find(({ status }) => status === 'PENDING');
  if (pending !== undefined && job.pending_scope_change_id === pending.id) return pending;
  const [last] = changes;
  if (last?.status === decision) return last;
  throw conflict(`Job ${job.short_id} has no scope change that waits for a decision.`);
}

function decide(
  { store, clock }: Portal,
  change: ScopeChange,
  status: string,
  reason: string | null,
): ScopeChange {
  const decided = { ...change, status, decided_time: clock.iso(), decision_reason: reason };
  store.scopeChanges.save(decided);
  return decided;
}

const quoted = ({ store }: Portal, change: ScopeChange): ScopeChange => ({
  ...change,
  items: change.items.map((item) => ({
    ...item,
    price:
      item.price ?? (store.catalog.find('scope_item', item.item_id)?.price ?? 0) * item.quantity,
  })),
});

function applyItems({ store }: Portal, change: ScopeChange): void {
  if (change.kind !== 'CONSULTATION') return;
  for (const { item_id, quantity } of change.items) {
    store.scopeChanges.addJobItem(change.job_id, item_id, quantity);
  }
}

export const scopeChangeHandlers: HandlersOf<
  | 'approveScopeChange'
  | 'rejectScopeChange'
  | 'listScopeItems'
  | 'listScopeChanges'
  | 'createScopeChange'
  | 'withdrawScopeChange'
> = {
  approveScopeChange({ params, caller, portal }) {
    const job = findJob(portal, params.job_id);
    const change = findForDecision(portal, job, 'APPROVED');
    if (change.status === 'APPROVED') return toPublicJob(job);
    const approved = decide(portal, quoted(portal, change), 'APPROVED', null);
    applyItems(portal, approved);
    recordScopeDecision(portal, approved, 'scope_change_approved', actorOn(portal, caller, job));
    const price = approved.items.reduce((sum, item) => sum + (item.price ?? 0), 0);
    return toPublicJob(saveJob(portal, withServices(resume(job, price), approved.items)));
  },
  rejectScopeChange({ params, body, caller, portal }) {
    const job = findJob(portal, params.job_id);
    const change = findForDecision(portal, job, 'REJECTED');
    if (change.status === 'REJECTED') return toPublicJob(job);
    const rejected = decide(portal, change, 'REJECTED', body.reason ?? null);
    recordScopeDecision(portal, rejected, 'scope_change_rejected', actorOn(portal, caller, job));
    return toPublicJob(saveJob(portal, keepOnHold(job)));
  },
  listScopeItems: ({ portal }) => ({ data: portal.store.catalog.list('scope_item') }),
  listScopeChanges({ params, portal }) {
    const job = findJob(portal, params.job_id);
    return { data: portal.store.scopeChanges.list(job.id) };
  },
  createScopeChange({ params, body, portal }) {
    const job = findJob(portal, params.job_id);
    const userId = assertProOnJob(portal, job);
    const items = body.items.map(({ scope_item_id: itemId, quantity }, index) => {
      const item = portal.store.catalog.find('scope_item', itemId);
      if (item === undefined) {
        throw badRequest(`There is no scope item ${itemId}.`, [
          { path: `/body/items/${index}/scope_item_id`, message: 'not a scope item' },
        ]);
      }
      return { item_id: itemId, name: item.entry.name, quantity, price: null };
    });
    const change: ScopeChange = {
      id: randomUUID(),
      job_id: job.id,
      kind: 'SERVICE',
      status: 'PENDING',
      reason: body.reason,
      created_by_user_id: userId,
      create_time: portal.clock.iso(),
      decided_time: null,
      decision_reason: null,
      items,
    };
    saveJob(portal, holdForScopeChange(job, change.id));
    portal.store.scopeChanges.insert(change);
    recordScopeRequest(portal, change);
    return change;
  },
  withdrawScopeChange({ params, portal }) {
    const job = findJob(portal, params.job_id);
    const { user_id: userId } = findMe(portal);
    const change = portal.store.scopeChanges
      .list(job.id)
      .find(({ id }) => id === params.scope_change_id);
    if (change === undefined) {
      throw notFound(`Job ${job.short_id} has no scope change ${params.scope_change_id}.`);
    }
    if (change.status === 'WITHDRAWN') return change;
    if (change.status !== 'PENDING' || job.pending_scope_change_id !== change.id) {
      throw conflict(`The scope change is ${change.status}; only a pending one can be withdrawn.`);
    }
    saveJob(portal, resume(job, 0));
    const withdrawn = decide(portal, change, 'WITHDRAWN', null);
    recordScopeDecision(portal, withdrawn, 'scope_change_withdrawn', userId);
    return withdrawn;
  },
};
