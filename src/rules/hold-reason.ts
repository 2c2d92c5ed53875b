const WORDS: ReadonlyMap<string, string> = new Map([
  ['scope_change', 'scope change'],
  ['missing_documents', 'missing documents'],
  ['pending_signature', 'pending signature'],
  ['pending_payment', 'pending payment'],
]);

/**
 * Why a job is On-Hold, in words such as "missing documents"; a reason that taxq doesn't know as the
 * portal writes it, and null where none is told.
 */
export function holdReasonWords(reason: string | null): string | null {
  const key = reason?.trim().toLowerCase() ?? '';
  if (key === '' || key === 'other') return null;
  return WORDS.get(key) ?? key.replace(/[_\s]+/g, ' ');
}
