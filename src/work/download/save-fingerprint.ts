import { createHash } from 'node:crypto';
import type { Content } from '../../portal/content.ts';
import type { DocumentView } from '../document/document-view.ts';

const DIGITS = 12;

/** Stands for a content that nobody can tell from another; what came of one is never continued. */
export const NO_FINGERPRINT = '0'.repeat(DIGITS);

/** What tells one content from another, or NO_FINGERPRINT: 12 hex digits. */
export function fingerprintOf(
  { sha256 }: Pick<DocumentView, 'sha256'>,
  content: Pick<Content, 'sha256' | 'etag'> | null,
): string {
  const digest = sha256 ?? content?.sha256 ?? null;
  if (digest !== null) return digest.slice(0, DIGITS);
  const etag = content?.etag ?? null;
  return etag === null
    ? NO_FINGERPRINT
    : createHash('sha256').update(etag).digest('hex').slice(0, DIGITS);
}
