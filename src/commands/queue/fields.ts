/** JSON fields of one job of `taxq queue`. */
export const QUEUE_FIELDS = [
  'job',
  'client',
  'stage',
  'waiting_on',
  'next',
  'command',
  'reason',
  'due_time',
  'left_ms',
  'clock',
  'state',
  'at_risk',
  'clocks',
  'error',
] as const;

/** JSON fields of `taxq queue --explain`; each of its clocks has `explain`, too. */
export const EXPLAIN_FIELDS = [...QUEUE_FIELDS, 'transfer_signs'] as const;
