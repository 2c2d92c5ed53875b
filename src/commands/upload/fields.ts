import { MANIFEST_COLUMNS } from '../../transfer/manifest/columns.ts';

/** JSON fields of `upload plan`: the columns of a manifest, one object for each file. */
export const PLAN_FIELDS = MANIFEST_COLUMNS;

/** JSON fields of `upload run`: one object for each row that was to be sent. */
export const RUN_FIELDS = [
  'line',
  'file',
  'status',
  'document_id',
  'job',
  'client',
  'tag',
  'title',
  'size',
  'sha256',
  'overridden',
  'error',
] as const;

/** JSON fields of `upload status`: one object for each run. */
export const STATUS_FIELDS = [
  'id',
  'state',
  'profile',
  'origin',
  'manifest',
  'started_time',
  'ended_time',
  'pid',
  'total',
  'counts',
] as const;

/** JSON fields of `upload status RUN`: one object for each file. */
export const STATUS_ITEM_FIELDS = [
  'position',
  'line',
  'file',
  'status',
  'document_id',
  'job',
  'tag',
  'title',
  'size',
  'sha256',
  'error',
] as const;

/** JSON fields of `upload verify`: one object for each row. */
export const VERIFY_FIELDS = [
  'line',
  'file',
  'status',
  'proof',
  'document_ids',
  'job',
  'tag',
  'title',
  'sha256',
  'error',
] as const;
