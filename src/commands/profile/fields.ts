/** JSON fields of `profile list`. */
export const PROFILE_FIELDS = ['name', 'url', 'current', 'signed_in_by'] as const;

/** JSON fields of `profile add`, `show` and `use`. */
export const PROFILE_VIEW_FIELDS = [
  ...PROFILE_FIELDS,
  'token_url',
  'audience',
  'user_id',
  'email',
  'tags',
  'ca',
  'production',
] as const;

/** JSON fields of `profile remove`. */
export const REMOVE_FIELDS = ['name', 'removed', 'sign_in_removed', 'current'] as const;
