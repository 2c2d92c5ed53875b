/** JSON fields of one action of `taxq plan`. */
export const PLAN_FIELDS = [
  'action',
  'job',
  'client',
  'kind',
  'rule',
  'reason',
  'template',
  'text',
  'todo',
  'findings',
  'heard',
  'based_on',
] as const;
