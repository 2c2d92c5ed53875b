import type { Decision } from './decision.ts';
import { taxqCommand } from './suggested-command.ts';
import { type TagIds, tagWordOf } from './tags.ts';

export interface ScopeRequestItem {
  /** Null when the portal doesn't tell which one it is. */
  item_id: string | null;
  quantity: number;
}

export interface ExistingScopeRequest {
  id: string;
  /** Null when the portal doesn't tell. */
  status: string | null;
  items: readonly ScopeRequestItem[];
}

/**
 * The pending scope change that asks for exactly the same items and quantities, or null. The order
 * of items does not matter and an item listed twice counts as the sum; a decided or withdrawn
 * request may be made again. Rule C3, Rocket Tax service expectations.
 *
 * @param existing newest first
 */
export function duplicateScopeRequest<T extends ExistingScopeRequest>(
  existing: readonly T[],
  requested: readonly ScopeRequestItem[],
  isOnHold: boolean,
): T | null {
  const waiting = existing.filter(waits(isOnHold));
  return waiting.find(({ items }) => sameItems(items, requested)) ?? null;
}

/**
 * The scope change that waits for the client, or null. Where the portal doesn't tell what became of
 * requests, the newest one waits while the job is On-Hold. Rule C3, Rocket Tax service expectations.
 *
 * @param existing newest first
 */
export function waitingScopeRequest<T extends Omit<ExistingScopeRequest, 'items'>>(
  existing: readonly T[],
  isOnHold: boolean,
): T | null {
  return existing.find(waits(isOnHold)) ?? null;
}

const waits =
  (isOnHold: boolean) =>
  ({ status }: Pick<ExistingScopeRequest, 'status'>, index: number): boolean =>
    status === null ? isOnHold && index === 0 : status.trim().toUpperCase() === 'PENDING';

/** Whether two scope changes ask for the same, in any order; an item listed twice counts as the sum. */
export function sameItems(
  left: readonly ScopeRequestItem[],
  right: readonly ScopeRequestItem[],
): boolean {
  return fingerprint(left) === fingerprint(right);
}

/**
 * Forbids uploading a draft or a final return while a scope change waits for the client: the return
 * must not be prepared before the added work is approved, or it is not paid. Rules C1 and C2, Rocket
 * Tax service expectations. Other documents are always allowed. `isAssumed` says that the portal
 * doesn't tell whether the scope change waits, only that the job is On-Hold.
 */
export function returnUploadDecision(facts: {
  short_id: string;
  document_type_id: string;
  tagIds: TagIds;
  pending_scope_change_id: string | null;
  isAssumed?: boolean;
}): Decision {
  const word = tagWordOf(facts.document_type_id, facts.tagIds);
  const isReturn = word === 'draft' || word === 'final';
  if (!isReturn || facts.pending_scope_change_id === null) {
    return { allowed: true, rule: null, reason: 'No scope change stands in the way.', fix: null };
  }
  const waiting = facts.isAssumed ? 'was requested and the job is On-Hold' : 'waits for the client';
  return {
    allowed: false,
    rule: 'C2',
    reason: `Scope change ${facts.pending_scope_change_id} ${waiting}; a return made before the approval may cover work that is not paid.`,
    fix: taxqCommand('scope list', [facts.short_id]),
  };
}

function fingerprint(items: readonly ScopeRequestItem[]): string {
  const totals = new Map<string | null, number>();
  for (const { item_id, quantity } of items) {
    totals.set(item_id, (totals.get(item_id) ?? 0) + quantity);
  }
  return [...totals]
    .map((entry) => JSON.stringify(entry))
    .sort()
    .join();
}
