import type { ContentSource } from '../../portal/download.ts';
import type { DocumentView } from '../document/document-view.ts';
import { attemptOnce, type Held, type SavedDocument, type SavePlace } from './save-attempt.ts';
import { fingerprintOf, NO_FINGERPRINT } from './save-check.ts';

/** A content that stops half-way is asked for again, this often without coming further. */
const MAX_STALLS = 3;

/** What isn't the portal's content is fetched once more. */
const MAX_MISMATCHES = 2;

function heldBefore(document: DocumentView, { name, left }: SavePlace): Held | null {
  const known = fingerprintOf(document, null);
  const fingerprint =
    known !== NO_FINGERPRINT
      ? known
      : left.map(name.fingerprintIn).find((found) => found !== null && found !== NO_FINGERPRINT);
  return fingerprint ? { fingerprint, etag: null, sha256: null } : null;
}

/**
 * Saves a document's content beside its name and checks it against the portal. What an earlier try
 * left of the same content is continued; so is one that stops half-way. What is not what the portal
 * holds is thrown away and fetched once more from its beginning.
 *
 * @throws Unreachable when it stops half-way again and again; what has come stays for the next try.
 * TaxqError `content_mismatch` or `content_empty` (failed), then nothing stays; `content_is_page`
 */
export async function saveDocument(
  source: ContentSource,
  document: DocumentView,
  place: SavePlace,
  onBytes?: (done: number) => void,
): Promise<SavedDocument> {
  let held = heldBefore(document, place);
  let furthest = 0;
  let stalls = 0;
  let mismatches = 0;
  for (;;) {
    const attempt = await attemptOnce(source, document, place, held, onBytes);
    switch (attempt.kind) {
      case 'whole':
        return attempt.saved;
      case 'stalled':
        stalls = attempt.bytes > furthest ? 1 : stalls + 1;
        if (stalls >= MAX_STALLS) throw attempt.error;
        furthest = Math.max(furthest, attempt.bytes);
        held = attempt.held;
        break;
      case 'mismatch':
        mismatches += 1;
        if (mismatches >= MAX_MISMATCHES) throw attempt.error;
        held = null;
        break;
    }
  }
}
