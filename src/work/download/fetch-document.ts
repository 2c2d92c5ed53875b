import { readdir, rename, rm } from 'node:fs/promises';
import { makeFolder } from '../../make-folder.ts';
import type { ContentSource } from '../../portal/download.ts';
import { resolveInside } from '../../transfer/safe-names.ts';
import type { DocumentView } from '../document/document-view.ts';
import { compareWith, inTheWay, writeError } from './local-file.ts';
import type { SavePlace } from './save-attempt.ts';
import { saveDocument } from './save-document.ts';

export interface FetchOptions {
  /** Another content under the document's name gives way. */
  replace: boolean;
  /** Called when the document's content is about to be asked for. */
  onBegin?: ((document: DocumentView) => Promise<void>) | undefined;
  /** Told how many bytes of the document are there. */
  onBytes?: ((document: DocumentView, done: number) => void) | undefined;
}

/** Where a document lies now. */
export interface Fetched {
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
  status: 'downloaded' | 'already_there';
}

/**
 * Makes a folder for documents and lists what lies in it, for `SavePlace`.
 *
 * @throws TaxqError of kind `failed` when it can't be made or read
 */
export async function openFolder(folder: string): Promise<string[]> {
  makeFolder(folder);
  return readdir(folder).catch((error: unknown) => {
    throw writeError(error, folder);
  });
}

async function dropLeft({ folder, name, left }: SavePlace): Promise<void> {
  for (const one of left) {
    if (name.fingerprintIn(one) !== null) await rm(resolveInside(folder, one), { force: true });
  }
}

/**
 * Fetches one document into a folder: written beside its name, checked, then given its name. A file
 * with the same content is left as it is; one with another content is never overwritten unless
 * `replace` is set.
 *
 * @throws TaxqError of kind `refused` for a file in the way, else as `saveDocument` does
 */
export async function fetchDocument(
  source: ContentSource,
  document: DocumentView,
  place: SavePlace,
  { replace, onBegin, onBytes }: FetchOptions,
): Promise<Fetched> {
  const { folder, name } = place;
  const refuseOther = async (path: string, known: { size: number; sha256: string }) => {
    const there = await compareWith(path, known);
    if (there === 'other' && !replace) throw inTheWay(path);
    return there === 'same';
  };
  if (document.file_name !== null && document.size !== null && document.sha256 !== null) {
    const path = resolveInside(folder, name.whole(document.content_type, new Uint8Array()));
    const known = { size: document.size, sha256: document.sha256 };
    if (await refuseOther(path, known)) {
      await dropLeft(place);
      return { ...known, path, status: 'already_there' };
    }
  }
  await onBegin?.(document);
  const { part, contentType, head, size, sha256 } = await saveDocument(
    source,
    document,
    place,
    (done) => onBytes?.(document, done),
  );
  try {
    const path = resolveInside(folder, name.whole(contentType, head));
    const isThere = await refuseOther(path, { size, sha256 });
    if (!isThere) await rename(part, path);
    await dropLeft(place);
    return { path, size, sha256, status: isThere ? 'already_there' : 'downloaded' };
  } finally {
    await rm(part, { force: true });
  }
}
