/** JSON fields of what became of one action of a plan. */
export const APPLY_FIELDS = ['action', 'job', 'status', 'reason', 'message_id', 'error'] as const;
