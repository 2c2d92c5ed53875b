/** JSON fields of `bank list`, in order. */
export const TEMPLATE_FIELDS = [
  'id',
  'title',
  'audience',
  'workspace',
  'source',
  'shadowed',
] as const;

/** JSON fields of `bank show`. */
export const TEMPLATE_SHOW_FIELDS = [
  'id',
  'title',
  'audience',
  'workspace',
  'source',
  'where',
  'rules',
  'variables',
  'body',
] as const;

/** JSON fields of `bank check`: one entry per problem. */
export const PROBLEM_FIELDS = ['template', 'file', 'line', 'severity', 'message', 'rule'] as const;
