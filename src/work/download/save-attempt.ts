import { rm } from 'node:fs/promises';
import type { TaxqError } from '../../errors.ts';
import { Unreachable } from '../../http/failure.ts';
import type { Content } from '../../portal/content.ts';
import type { ContentSource } from '../../portal/download.ts';
import { referenceOf } from '../../transfer/reference.ts';
import { resolveInside } from '../../transfer/safe-names.ts';
import type { DocumentView } from '../document/document-view.ts';
import type { LocalName } from './local-names.ts';
import { nothingCame, pageInstead } from './not-the-document.ts';
import { type Beginning, nothingYet, readBeginning } from './save-beginning.ts';
import { fingerprintOf, mismatch, NO_FINGERPRINT } from './save-check.ts';
import { saveContent } from './save-content.ts';

/** Where a document is written until it is whole. */
export interface SavePlace {
  folder: string;
  name: LocalName;
  /** Names in the folder; unfinished files of earlier tries are among them. */
  left: readonly string[];
}

/** A document that lies whole and checked under the name of an unfinished file. */
export interface SavedDocument {
  part: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The first bytes. */
  head: Uint8Array;
  contentType: string | null;
}

/** The content that an unfinished file is of, as far as it is known. */
export interface Held {
  fingerprint: string;
  etag: string | null;
  sha256: string | null;
}

/** How one attempt to save a document ended. */
export type Attempt =
  | { kind: 'whole'; saved: SavedDocument }
  /** It stopped half-way, after so many bytes in all; the next attempt goes on from `held`. */
  | { kind: 'stalled'; held: Held; bytes: number; error: Unreachable }
  /** It isn't what the portal holds; nothing of it stays. */
  | { kind: 'mismatch'; error: TaxqError };

/** A try may have been ended between the last byte and the document's name. */
const isWhole = ({ size, sha256 }: DocumentView, left: Beginning): boolean =>
  left.size === size && left.hash.copy().digest('hex') === sha256;

const savedAs = (
  part: string,
  { size, hash, head }: Beginning,
  contentType: string | null,
): SavedDocument => ({ part, size, sha256: hash.digest('hex'), head, contentType });

/**
 * Whether what comes is proven to be the rest of what is there: by the same strong tag, or by a
 * digest that the whole is held against. A server that was told the tag may have passed over it.
 */
function isRest(document: DocumentView, held: Held, { etag, sha256 }: Content): boolean {
  if (held.sha256 !== null && sha256 !== null) return sha256 === held.sha256;
  if (held.etag !== null && etag !== null) return etag === held.etag;
  const fingerprint = fingerprintOf(document, { etag, sha256 });
  return fingerprint !== NO_FINGERPRINT && fingerprint === held.fingerprint;
}

/** Ends a content that nobody will read. */
function abandon({ stream }: Content): void {
  stream.on('error', () => {}).destroy();
}

async function openRest(
  source: ContentSource,
  document: DocumentView,
  held: Held | null,
  begun: Beginning | null,
): Promise<{ content: Content; now: Held; beginning: Beginning }> {
  const from = begun && { offset: begun.size, etag: held?.etag ?? null };
  const content = await source.open(document.id, from ?? undefined);
  const { etag, sha256 } = content;
  if (begun === null || held === null || content.offset === 0) {
    const now = { fingerprint: fingerprintOf(document, content), etag, sha256 };
    return { content, now, beginning: nothingYet() };
  }
  if (isRest(document, held, content)) {
    const now = { ...held, etag: etag ?? held.etag, sha256: sha256 ?? held.sha256 };
    return { content, now, beginning: begun };
  }
  abandon(content);
  return openRest(source, document, null, null);
}

/**
 * Fetches a document once: the rest of what is there, or all of it.
 *
 * @param held what an unfinished file in the folder may be of; null to begin anew
 * @throws TaxqError for whatever a further attempt can't mend
 */
export async function attemptOnce(
  source: ContentSource,
  document: DocumentView,
  { folder, name }: SavePlace,
  held: Held | null,
  onBytes?: (done: number) => void,
): Promise<Attempt> {
  const pathOf = ({ fingerprint }: Held) => resolveInside(folder, name.part(fingerprint));
  const left = held && (await readBeginning(pathOf(held)));
  if (held !== null && left !== null && isWhole(document, left)) {
    return { kind: 'whole', saved: savedAs(pathOf(held), left, document.content_type) };
  }
  const begun = left !== null && left.size < (document.size ?? Infinity) ? left : null;
  const { content, now, beginning } = await openRest(source, document, held, begun);
  const page = pageInstead(document, content);
  if (page !== null) {
    abandon(content);
    throw page;
  }
  const part = pathOf(now);
  if (held !== null && pathOf(held) !== part) await rm(pathOf(held), { force: true });
  const size = document.size ?? content.size;
  try {
    await saveContent(content, part, beginning, { limit: size, onBytes });
  } catch (error) {
    const isOfUse = beginning.size > 0 && now.fingerprint !== NO_FINGERPRINT;
    if (!isOfUse) await rm(part, { force: true });
    if (!(error instanceof Unreachable)) throw error;
    return { kind: 'stalled', held: now, bytes: beginning.size, error };
  }
  const saved = savedAs(part, beginning, content.content_type);
  const sha256 = document.sha256 ?? now.sha256;
  const expected = { size, sha256, reference: referenceOf(document.description) };
  const error = mismatch(document.title, expected, saved);
  const nothing = nothingCame(document, saved.size, sha256);
  if (error === null && nothing === null) return { kind: 'whole', saved };
  await rm(part, { force: true });
  if (error === null) throw nothing;
  return { kind: 'mismatch', error };
}
