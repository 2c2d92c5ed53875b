/** JSON fields of `auth login`. */
export const LOGIN_FIELDS = [
  'profile',
  'client_id',
  'token_url',
  'store',
  'store_path',
  'token_expires_time',
] as const;

/** JSON fields of `auth logout`. */
export const LOGOUT_FIELDS = ['profile', 'removed', 'store_path', 'still_signed_in_by'] as const;

/** JSON fields of `auth status`. */
export const STATUS_FIELDS = [
  'profile',
  'chosen_by',
  'url',
  'token_url',
  'token_source',
  'store',
  'store_path',
  'signed_in',
  'token_expires_time',
  'user',
] as const;
