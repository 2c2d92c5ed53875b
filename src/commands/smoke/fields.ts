/** JSON fields of `smoke`. */
export const SMOKE_FIELDS = [
  'ok',
  'profile',
  'origin',
  'run_id',
  'started_time',
  'duration_ms',
  'checks',
  'budgets',
  'requests',
  'left_behind',
] as const;
