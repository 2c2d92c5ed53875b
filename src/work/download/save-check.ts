import { createHash } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import type { Content } from '../../portal/content.ts';
import { referenceOf } from '../../transfer/reference.ts';
import type { DocumentView } from '../document/document-view.ts';

const DIGITS = 12;

/** Stands for a content that nobody can tell from another; what came of one is never continued. */
export const NO_FINGERPRINT = '0'.repeat(DIGITS);

/**
 * What tells one content from another, or NO_FINGERPRINT: 12 hex digits. Where the portal lists no
 * digest, the reference that an upload by taxq left in the description is one.
 */
export function fingerprintOf(
  { sha256, description }: Pick<DocumentView, 'sha256' | 'description'>,
  content: Pick<Content, 'sha256' | 'etag'> | null,
): string {
  const known = sha256?.slice(0, DIGITS) ?? referenceOf(description);
  if (known !== null) return known;
  const digest = content?.sha256 ?? null;
  if (digest !== null) return digest.slice(0, DIGITS);
  const etag = content?.etag ?? null;
  return etag === null
    ? NO_FINGERPRINT
    : createHash('sha256').update(etag).digest('hex').slice(0, DIGITS);
}

/** A content's facts as far as the portal tells them. */
export interface Expected {
  /** Bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
  /** What the SHA-256 begins with by the document's description; counts where there is no digest. */
  reference: string | null;
}

function difference(expected: Expected, saved: { size: number; sha256: string }): string | null {
  const { size, sha256, reference } = expected;
  if (size !== null && saved.size > size)
    return `It is larger than the ${size} bytes it should have.`;
  if (size !== null && saved.size < size) {
    return `${saved.size} bytes came; the portal says ${size}.`;
  }
  if (sha256 === null) {
    if (reference === null || saved.sha256.startsWith(reference)) return null;
    return `Its SHA-256 is ${saved.sha256}; its description says [ref ${reference}].`;
  }
  if (sha256 === saved.sha256) return null;
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
