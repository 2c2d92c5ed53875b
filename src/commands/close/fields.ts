/** JSON fields of `close`, one object for each job. */
export const CLOSE_FIELDS = [
  'job',
  'client',
  'ready',
  'closed',
  'message_id',
  'completed_time',
  'rating',
  'rules',
  'error',
] as const;
