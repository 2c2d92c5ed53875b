import { TaxqError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import type { ContentSource } from '../../portal/download.ts';
import type { DocumentView } from './document-view.ts';
import { type FetchOptions, fetchDocument } from './fetch-document.ts';
import { fileError } from './local-file.ts';
import { localNames } from './local-names.ts';

/** What became of one document. */
export interface DownloadResult {
  document_id: string;
  title: string;
  /** Absolute; null when it failed. */
  path: string | null;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
  status: 'downloaded' | 'already_there' | 'failed';
  error: TaxqError | null;
}

export interface DownloadOptions extends FetchOptions {
  onEnd?: () => void;
}

/**
 * Fetches documents one after the other; a failure doesn't stop those after it, an interruption
 * does.
 *
 * @param all every document of the job: names depend on all of them
 * @param wanted the ones to fetch
 * @throws TaxqError when the folder can't be made
 */
export async function* downloadDocuments(
  source: ContentSource,
  all: readonly DocumentView[],
  wanted: readonly DocumentView[],
  options: DownloadOptions,
): AsyncGenerator<DownloadResult> {
  makeFolder(options.folder);
  const names = localNames(all);
  for (const document of wanted) {
    const name = names.get(document.id);
    if (name === undefined) continue;
    const about = { document_id: document.id, title: document.title };
    try {
      const fetched = await fetchDocument(source, document, name, options);
      options.onEnd?.();
      yield { ...about, ...fetched, error: null };
    } catch (thrown) {
      options.onEnd?.();
      const error = fileError(thrown, options.folder);
      if (!(error instanceof TaxqError)) throw error;
      const { size, sha256 } = document;
      yield { ...about, path: null, size, sha256, status: 'failed', error };
      if (error.kind === 'interrupted') return;
    }
  }
}
