/** JSON fields of `doctor`. */
export const DOCTOR_FIELDS = [
  'ok',
  'profile',
  'origin',
  'started_time',
  'duration_ms',
  'checks',
] as const;
