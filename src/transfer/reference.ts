const AT_END = /\s*\[ref ([0-9a-f]{12})\]\s*$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The first 12 hex digits of a SHA-256, by which an upload is found again on a portal that shows
 * no digest.
 *
 * @throws RangeError unless given 64 lower-case hex digits
 */
export function shortReference(sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('Not a SHA-256 in lower-case hex digits.');
  return sha256.slice(0, 12);
}

/**
 * A document's description with the reference at its end, as in "Signed copy [ref 0123456789ab]".
 * A reference that is already there is replaced.
 *
 * @throws RangeError for a text that is no SHA-256
 */
export function withReference(description: string | null | undefined, sha256: string): string {
  const reference = `[ref ${shortReference(sha256)}]`;
  const text = (description ?? '').replace(AT_END, '').trimEnd();
  return text === '' ? reference : `${text} ${reference}`;
}

/** The 12 hex digits at the end of a description, or null when it has none. */
export function referenceOf(description: string | null | undefined): string | null {
  return AT_END.exec(description ?? '')?.[1] ?? null;
}
