import { TaxqError } from '../../errors.ts';
import type { Session } from '../session.ts';
import type { PlannedUpload, UploadPlan } from './plan-upload.ts';
import { type SendOptions, sendDocument } from './send-document.ts';

/** What became of one file. */
export interface UploadResult {
  /** The path as it was given. */
  file: string;
  status: 'uploaded' | 'already_there' | 'would_upload' | 'failed';
  document_id: string | null;
  title: string;
  /** Document type id. */
  tag: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** Short id. */
  job: string;
  error: TaxqError | null;
}

export interface UploadOptions extends SendOptions {
  /** Says what would be done and does nothing. */
  dryRun: boolean;
  onBegin?: (upload: PlannedUpload) => Promise<void>;
  onEnd?: () => void;
}

/**
 * Uploads what was planned, one file after the other; a failure doesn't stop the files after it,
 * an interruption does.
 */
export async function* uploadDocuments(
  session: Session,
  { job, tag, uploads }: UploadPlan,
  options: UploadOptions,
): AsyncGenerator<UploadResult> {
  const sent = new Map<string, string>();
  for (const upload of uploads) {
    const { path: file, size, sha256 } = upload.file;
    const about = { file, title: upload.title, tag: tag.id, size, sha256, job: job.short_id };
    const done = upload.already?.id ?? sent.get(sha256);
    if (done !== undefined) {
      yield { ...about, status: 'already_there', document_id: done, error: null };
      continue;
    }
    if (options.dryRun) {
      yield { ...about, status: 'would_upload', document_id: null, error: null };
      continue;
    }
    await options.onBegin?.(upload);
    try {
      const id = await sendDocument(session, job, tag, upload, options);
      sent.set(sha256, id);
      options.onEnd?.();
      yield { ...about, status: 'uploaded', document_id: id, error: null };
    } catch (error) {
      options.onEnd?.();
      if (!(error instanceof TaxqError)) throw error;
      yield { ...about, status: 'failed', document_id: null, error };
      if (error.kind === 'interrupted') return;
    }
  }
}
