/** JSON fields of `close`, one object for each job. */
export const CLOSE_FIELDS = [
  'job',
  'client',
  'ready',
  'closed',
  'archive',
  'message_id',
  'completed_time',
  'rating',
  'rules',
  'findings',
  'overridden',
  'error',
] as const;
