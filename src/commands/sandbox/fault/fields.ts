/** JSON fields of `sandbox fault add` and `sandbox fault list`. */
export const FAULT_FIELDS = [
  'id',
  'on',
  'job',
  'fault',
  'times',
  'after',
  'probability',
  'seed',
  'matched',
  'acted',
  'left',
] as const;
