import { rm } from 'node:fs/promises';
import { Unreachable } from '../../http/failure.ts';
import type { Content } from '../../portal/content.ts';
import type { ContentSource } from '../../portal/download.ts';
import { resolveInside } from '../../transfer/names.ts';
import type { DocumentView } from '../document/document-view.ts';
import type { LocalName } from './local-names.ts';
import { type Beginning, nothingYet, readBeginning } from './save-beginning.ts';
import { mismatch } from './save-check.ts';
import { saveContent } from './save-content.ts';
import { fingerprintOf, NO_FINGERPRINT } from './save-fingerprint.ts';

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
interface Held {
  fingerprint: string;
  etag: string | null;
  sha256: string | null;
}

/** A content that stops half-way is asked for again, this often without coming further. */
const MAX_STALLS = 3;

function heldBefore(document: DocumentView, { name, left }: SavePlace): Held | null {
  const fingerprint =
    document.sha256 !== null
      ? fingerprintOf(document, null)
      : left.map(name.fingerprintIn).find((found) => found !== null && found !== NO_FINGERPRINT);
  return fingerprint ? { fingerprint, etag: null, sha256: null } : null;
}

/** Whether what comes is the rest of what is there; a server that was told the tag has seen to it. */
function isRest(document: DocumentView, held: Held, content: Content): boolean {
  return held.etag === null
    ? fingerprintOf(document, content) === held.fingerprint
    : content.etag === null || content.etag === held.etag;
}

/** A try may have been ended between the last byte and the document's name. */
const isWhole = ({ size, sha256 }: DocumentView, left: Beginning): boolean =>
  left.size === size && left.hash.copy().digest('hex') === sha256;

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
  content.stream.on('error', () => {}).destroy();
  return openRest(source, document, null, null);
}

/**
 * Saves a document's content beside its name and checks it against the portal. What an earlier try
 * left of the same content is continued; so is one that stops half-way. What is not what the portal
 * holds is thrown away and fetched once more from its beginning.
 *
 * @throws Unreachable when it stops half-way again and again; what has come stays for the next try.
 * TaxqError `content_mismatch` (failed); then nothing stays
 */
export async function saveDocument(
  source: ContentSource,
  document: DocumentView,
  place: SavePlace,
  onBytes?: (done: number) => void,
): Promise<SavedDocument> {
  const pathOf = ({ fingerprint }: Held) =>
    resolveInside(place.folder, place.name.part(fingerprint));
  let held = heldBefore(document, place);
  let furthest = 0;
  let stalls = 0;
  for (let mismatches = 0; ; ) {
    const left = held && (await readBeginning(pathOf(held)));
    if (held !== null && left !== null && isWhole(document, left)) {
      const { size, head, hash } = left;
      const sha256 = hash.digest('hex');
      return { part: pathOf(held), size, sha256, head, contentType: document.content_type };
    }
    const begun = left !== null && left.size < (document.size ?? Infinity) ? left : null;
    const { content, now, beginning } = await openRest(source, document, held, begun);
    const part = pathOf(now);
    if (held !== null && held.fingerprint !== now.fingerprint)
      await rm(pathOf(held), { force: true });
    held = now;
    const size = document.size ?? content.size;
    try {
      await saveContent(content, part, beginning, { limit: size, onBytes });
    } catch (error) {
      const isOfUse = beginning.size > 0 && now.fingerprint !== NO_FINGERPRINT;
      if (!isOfUse) await rm(part, { force: true });
      if (!(error instanceof Unreachable)) throw error;
      stalls = beginning.size > furthest ? 1 : stalls + 1;
      furthest = Math.max(furthest, beginning.size);
      if (stalls >= MAX_STALLS) throw error;
      continue;
    }
    const saved = { size: beginning.size, sha256: beginning.hash.digest('hex') };
    const wrong = mismatch(document.title, { size, sha256: document.sha256 ?? now.sha256 }, saved);
    if (wrong === null) {
      return { part, ...saved, head: beginning.head, contentType: content.content_type };
    }
    await rm(part, { force: true });
    held = null;
    mismatches += 1;
    if (mismatches > 1) throw wrong;
  }
}
