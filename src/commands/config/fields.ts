/** JSON fields of every `taxq config` command. */
export const SETTING_FIELDS = ['key', 'value', 'default', 'source', 'allowed', 'about'] as const;
