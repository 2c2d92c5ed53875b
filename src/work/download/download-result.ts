import type { TaxqError } from '../../errors.ts';
import type { DocumentView } from '../document/document-view.ts';

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
