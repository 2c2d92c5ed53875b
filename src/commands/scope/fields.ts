/** JSON fields of `scope items`. */
export const SCOPE_ITEM_FIELDS = [
  'id',
  'name',
  'kind',
  'description',
  'length_in_minutes',
] as const;

/** JSON fields of a scope change: of `scope list`, `scope request` and `scope withdraw`. */
export const SCOPE_CHANGE_FIELDS = [
  'id',
  'job',
  'kind',
  'status',
  'reason',
  'items',
  'created_by_user_id',
  'create_time',
  'decided_time',
  'decision_reason',
] as const;

/** JSON fields of `scope verify`. */
export const SCOPE_CHECK_FIELDS = [
  'job',
  'client',
  'services',
  'findings',
  'not_told',
  'milestone',
  'verified',
  'ticked',
] as const;
