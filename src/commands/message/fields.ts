/** JSON fields of `message send` and `intro`: one entry per job. */
export const DELIVERY_FIELDS = [
  'job',
  'status',
  'message_id',
  'create_time',
  'template',
  'text',
  'reason',
  'findings',
  'overridden',
] as const;

/** JSON fields of `message list`, in order. */
export const MESSAGE_FIELDS = [
  'id',
  'text',
  'sender_user_id',
  'create_time',
  'author',
  'author_name',
] as const;

/** JSON fields of `message export` to a file; `messages` and `documents` are numbers. */
export const EXPORT_FIELDS = ['job', 'file', 'format', 'messages', 'documents'] as const;

/** JSON fields of `message preview`. */
export const PREVIEW_FIELDS = ['job', 'template', 'text'] as const;

/** JSON fields of `message lint`: one entry per finding. */
export const FINDING_FIELDS = [
  'rule',
  'severity',
  'line',
  'column',
  'start',
  'end',
  'excerpt',
  'message',
  'fix',
] as const;
