/** JSON fields of `sandbox start`, on one line. */
export const START_FIELDS = [
  'url',
  'token_url',
  'client_id',
  'client_secret',
  'pid',
  'data',
] as const;

/** JSON fields of `sandbox status`. */
export const STATUS_FIELDS = [
  'running',
  'url',
  'token_url',
  'pid',
  'data',
  'started_time',
  'faults',
] as const;

/** JSON fields of `sandbox client`. */
export const CLIENT_FIELDS = ['job', 'action', 'status', 'result'] as const;
