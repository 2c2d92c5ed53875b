import type PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import type { ContentSource } from '../../portal/download.ts';
import type { DocumentView } from '../document/document-view.ts';
import { type DownloadResult, failedResult } from './download-result.ts';
import { type FetchOptions, fetchDocument, openFolder } from './fetch-document.ts';
import { writeError } from './local-file.ts';
import { localNames } from './local-names.ts';

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
      const error = writeError(thrown, folder);
      if (!(error instanceof TaxqError)) throw error;
      return failedResult(job, document, error);
    } finally {
      tools.onEnd?.(document);
    }
  };
  return wanted.map((document) => queue.add(() => fetchOne(document)));
}
