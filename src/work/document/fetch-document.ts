import { rename, rm } from 'node:fs/promises';
import { TaxqError } from '../../errors.ts';
import { Unreachable } from '../../http/failure.ts';
import type { Content, ContentSource } from '../../portal/download.ts';
import { resolveInside } from '../../transfer/names.ts';
import type { DocumentView } from './document-view.ts';
import { compareWith, inTheWay } from './local-file.ts';
import type { LocalName } from './local-names.ts';
import { type Saved, saveContent } from './save-content.ts';

export interface FetchOptions {
  folder: string;
  /** Another content under the document's name gives way. */
  replace: boolean;
  /** Called when the document's content is about to be asked for. */
  onBegin?: ((document: DocumentView) => Promise<void>) | undefined;
  onBytes?: ((done: number) => void) | undefined;
}

/** Where a document lies now. */
export interface Fetched extends Omit<Saved, 'head'> {
  path: string;
  status: 'downloaded' | 'already_there';
}

/** A content that stops half-way is asked for again, this often in all. */
const MAX_TRIES = 3;

function check(document: DocumentView, content: Content, saved: Saved): void {
  const size = document.size ?? content.size;
  const sha256 = document.sha256 ?? content.sha256;
  if ((size === null || size === saved.size) && (sha256 === null || sha256 === saved.sha256)) {
    return;
  }
  throw new TaxqError({
    kind: 'failed',
    code: 'content_mismatch',
    message: `What came for “${document.title}” is not what the portal holds.`,
    why:
      size !== null && size !== saved.size
        ? `${saved.size} bytes came; the portal says ${size}.`
        : `Its SHA-256 is ${saved.sha256}; the portal says ${sha256}.`,
    hint: 'Nothing was kept. Try again; if it stays, tell the portal’s support.',
  });
}

async function saveChecked(
  source: ContentSource,
  document: DocumentView,
  part: string,
  onBytes?: (done: number) => void,
): Promise<Saved & { contentType: string | null }> {
  for (let tries = 1; ; tries += 1) {
    const content = await source.open(document.id);
    try {
      const saved = await saveContent(content, part, onBytes);
      check(document, content, saved);
      return { ...saved, contentType: content.content_type };
    } catch (error) {
      if (!(error instanceof Unreachable) || tries >= MAX_TRIES) throw error;
    }
  }
}

/**
 * Fetches one document into a folder: written beside its name, checked, then given its name. A file
 * with the same content is left as it is; one with another content is never overwritten unless
 * `replace` is set.
 *
 * @throws TaxqError of kind `refused` for a file in the way, `failed` for a content that isn't the
 * portal's
 */
export async function fetchDocument(
  source: ContentSource,
  document: DocumentView,
  name: LocalName,
  { folder, replace, onBegin, onBytes }: FetchOptions,
): Promise<Fetched> {
  const part = resolveInside(folder, name.part);
  if (document.file_name !== null && document.size !== null && document.sha256 !== null) {
    const path = resolveInside(folder, name.whole(document.content_type, new Uint8Array()));
    const known = { size: document.size, sha256: document.sha256 };
    const there = await compareWith(path, known);
    if (there === 'same') return { ...known, path, status: 'already_there' };
    if (there === 'other' && !replace) throw inTheWay(path);
  }
  await onBegin?.(document);
  try {
    const { contentType, head, size, sha256 } = await saveChecked(source, document, part, onBytes);
    const path = resolveInside(folder, name.whole(contentType, head));
    const there = await compareWith(path, { size, sha256 });
    if (there === 'same') return { path, size, sha256, status: 'already_there' };
    if (there === 'other' && !replace) throw inTheWay(path);
    await rename(part, path);
    return { path, size, sha256, status: 'downloaded' };
  } finally {
    await rm(part, { force: true });
  }
}
