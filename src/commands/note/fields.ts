/** JSON fields of `note list`, in order. */
export const NOTE_FIELDS = ['id', 'kind', 'text', 'author', 'create_time'] as const;

/** JSON fields of `note add`: the note, and what else became of it. */
export const WRITTEN_NOTE_FIELDS = [
  'job',
  'status',
  ...NOTE_FIELDS,
  'message_id',
  'message_text',
  'support_text',
  'findings',
  'note_findings',
] as const;
