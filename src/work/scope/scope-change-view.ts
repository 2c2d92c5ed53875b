import type { Consultation } from '../../portal/contract/consultations.ts';
import type { ScopeChange } from '../../portal/contract/scope-changes.ts';

/** A scope change as taxq shows it; what the public surface doesn't tell is null. */
export interface ScopeChangeView {
  id: string;
  /** SERVICE or CONSULTATION. */
  kind: string;
  status: string | null;
  reason: string | null;
  items: { item_id: string | null; name: string; quantity: number; price: number | null }[];
  created_by_user_id: string | null;
  create_time: string | null;
  decided_time: string | null;
  decision_reason: string | null;
}

/** Makes the view of a scope change of the pro surface. */
export function viewScopeChange(change: ScopeChange): ScopeChangeView {
  return {
    id: change.id,
    kind: change.kind,
    status: change.status,
    reason: change.reason,
    items: change.items.map((item) => ({
      item_id: item.item_id,
      name: item.name,
      quantity: item.quantity,
      price: item.price ?? null,
    })),
    created_by_user_id: change.created_by_user_id,
    create_time: change.create_time,
    decided_time: change.decided_time ?? null,
    decision_reason: change.decision_reason ?? null,
  };
}

/** Makes the view of a consultation, whichever of its two documented spellings the portal uses. */
export function viewConsultation(consultation: Consultation): ScopeChangeView {
  return {
    id: consultation.id,
    kind: 'CONSULTATION',
    status: null,
    reason: null,
    items: consultation.items.map((item) => ({
      item_id: item.consultation_item_id ?? null,
      name: item.name,
      quantity: item.quantity,
      price: item.price ?? null,
    })),
    created_by_user_id: consultation.created_by_user_id ?? consultation.user_id ?? null,
    create_time: consultation.create_time ?? consultation.created_time ?? null,
    decided_time: null,
    decision_reason: null,
  };
}
