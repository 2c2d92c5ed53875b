import { TaxqError } from '../../errors.ts';

/** A content's facts as far as the portal tells them. */
export interface Expected {
  /** Bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
}

function difference(expected: Expected, saved: { size: number; sha256: string }): string | null {
  const { size, sha256 } = expected;
  if (size !== null && saved.size > size)
    return `It is larger than the ${size} bytes it should have.`;
  if (size !== null && saved.size < size) {
    return `${saved.size} bytes came; the portal says ${size}.`;
  }
  if (sha256 === null || sha256 === saved.sha256) return null;
  return `Its SHA-256 is ${saved.sha256}; the portal says ${sha256}.`;
}

/** The error for a content that isn't what the portal says it holds; null when it is. */
export function mismatch(
  title: string,
  expected: Expected,
  saved: { size: number; sha256: string },
): TaxqError | null {
  const why = difference(expected, saved);
  if (why === null) return null;
  return new TaxqError({
    kind: 'failed',
    code: 'content_mismatch',
    message: `What came for “${title}” is not what the portal holds.`,
    why,
    hint: 'Nothing was kept. Try again; if it stays, tell the portal’s support.',
  });
}
