/** JSON fields of `demo`. */
export const DEMO_FIELDS = ['ok', 'portal', 'steps', 'proofs', 'duration_ms'] as const;
