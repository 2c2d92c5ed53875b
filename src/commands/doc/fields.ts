/** JSON fields of `doc list`, in order. */
export const DOCUMENT_FIELDS = [
  'id',
  'title',
  'description',
  'document_type',
  'word',
  'file_name',
  'content_type',
  'size',
  'sha256',
  'uploaded_by',
  'create_time',
  'update_time',
] as const;

/** JSON fields of `doc tags`. */
export const TAG_FIELDS = ['id', 'name', 'word', 'source'] as const;

/** JSON fields of `doc upload`: one object for each file. */
export const UPLOAD_FIELDS = [
  'file',
  'status',
  'document_id',
  'title',
  'tag',
  'size',
  'sha256',
  'job',
  'overridden',
  'error',
] as const;

/** JSON fields of `doc download`: one object for each document. */
export const DOWNLOAD_FIELDS = [
  'document_id',
  'title',
  'path',
  'size',
  'sha256',
  'status',
  'error',
  'job',
  'archive',
] as const;
