import type PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import type { ContentSource } from '../../portal/download.ts';
import type { DocumentView } from '../document/document-view.ts';
import { type FetchOptions, fetchDocument, openFolder } from './fetch-document.ts';
import { fileError } from './local-file.ts';
import { localNames } from './local-names.ts';

/** What became of one document; a job that came to nothing has one without document. */
export interface DownloadResult {
  document_id: string | null;
  title: string | null;
  /** Absolute; null when it failed, or lies in a zip. */
  path: string | null;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
  /** `kept`: it came, but its zip waits for others that didn't. */
  status: 'downloaded' | 'already_there' | 'kept' | 'failed';
  error: TaxqError | null;
  /** Short id; for a job that wasn't found, the words that named it. */
  job: string;
  /** The zip that it lies in; absolute. */
  archive: string | null;
}

/** All documents of a job, and of them those to fetch. */
export interface Chosen {
  /** Names depend on all of them. */
  all: readonly DocumentView[];
  wanted: readonly DocumentView[];
}

/** What documents are fetched with. */
export interface DownloadTools extends FetchOptions {
  source: ContentSource;
  /** Bounds what is done at a time. */
  queue: PQueue;
  /** Aborted when the user interrupts; what hasn't begun then never does. */
  signal: AbortSignal;
  /** Called once a job's documents are known. */
  onFound?: ((documents: readonly DocumentView[]) => void) | undefined;
  /** Called when a document that was begun has ended, well or not. */
  onEnd?: ((document: DocumentView) => void) | undefined;
}

/** The result for a document that can't be fetched, or a job that can't. */
export function failedResult(
  job: string,
  document: DocumentView | null,
  error: TaxqError,
): DownloadResult {
  return { ...factsOf(job, document), status: 'failed', error };
}

/** What a result says of a document before anything came of it. */
export const factsOf = (job: string, document: DocumentView | null) => ({
  document_id: document?.id ?? null,
  title: document?.title ?? null,
  path: null,
  size: document?.size ?? null,
  sha256: document?.sha256 ?? null,
  job,
  archive: null,
});

/**
 * Begins to fetch documents of a job into a folder, as many at a time as the queue takes.
 *
 * @param job short id, for the results
 * @returns what becomes of each, in order; a document that fails does so alone
 * @throws TaxqError when the folder can't be made
 */
export async function startDocuments(
  job: string,
  folder: string,
  { all, wanted }: Chosen,
  tools: DownloadTools,
): Promise<Promise<DownloadResult>[]> {
  const { source, queue, signal } = tools;
  const left = await openFolder(folder);
  const names = localNames(all);
  const fetchOne = async (document: DocumentView): Promise<DownloadResult> => {
    const { id: document_id, title } = document;
    const name = names.get(document_id);
    if (name === undefined) throw new Error(`no name for document ${document_id}`);
    try {
      signal.throwIfAborted();
      const place = { folder, name, left };
      const fetched = await fetchDocument(source, document, place, tools);
      return { document_id, title, ...fetched, error: null, job, archive: null };
    } catch (thrown) {
      const error = fileError(thrown, folder);
      if (!(error instanceof TaxqError)) throw error;
      return failedResult(job, document, error);
    } finally {
      tools.onEnd?.(document);
    }
  };
  return wanted.map((document) => queue.add(() => fetchOne(document)));
}
