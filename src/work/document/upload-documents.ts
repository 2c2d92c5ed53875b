import { TaxqError } from '../../errors.ts';
import type { Sleep } from '../../portal/write-once.ts';
import type { Run, RunItem, Store } from '../../store/index.ts';
import type { Session } from '../session.ts';
import type { DigestOf } from './find-sent-document.ts';
import { intentOf, type OutgoingDocument, transferKey } from './outgoing.ts';
import type { PlannedUpload, UploadPlan } from './plan-upload.ts';
import type { SendOptions } from './sending.ts';
import { transferOnce } from './transfer-once.ts';
import { recordUploadOverrides } from './upload-override.ts';

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
  /** Rules that stood against it and were overridden. */
  overridden: string[];
  error: TaxqError | null;
}

export interface UploadOptions extends SendOptions {
  store: Store;
  digestOf: DigestOf;
  sleep?: Sleep | undefined;
  /** Says what would be done and does nothing. */
  dryRun: boolean;
  onBegin?: (upload: PlannedUpload) => Promise<void>;
  onEnd?: () => void;
}

const aboutOf = ({ file, title, tag, job }: OutgoingDocument) => ({
  file: file.path,
  title,
  tag: tag.id,
  size: file.size,
  sha256: file.sha256,
  job: job.short_id,
});

function beginRun(session: Session, store: Store, uploads: readonly PlannedUpload[]): Run {
  const { origin } = session.client;
  const items = uploads.map((upload, position): RunItem => {
    const done = upload.already?.id ?? null;
    return {
      ...aboutOf(upload),
      position,
      line: null,
      key: transferKey(origin, upload),
      status: done === null ? 'waiting' : 'already_there',
      document_id: done,
      error_code: null,
      error: null,
    };
  });
  const run = store.runs.begin({ origin, profile: session.profile.name, manifest: null, items });
  const unsent = uploads.filter(({ already }) => already === null);
  store.transfers.intend(
    run.id,
    unsent.map((upload) => intentOf(origin, upload)),
  );
  return run;
}

/**
 * Uploads what was planned, one file after the other, each once; a failure doesn't stop the files
 * after it, an interruption does.
 */
export async function* uploadDocuments(
  session: Session,
  { job, uploads, overridden, reason }: UploadPlan,
  options: UploadOptions,
): AsyncGenerator<UploadResult> {
  const { store, digestOf, sleep } = options;
  if (!options.dryRun && overridden.length > 0) {
    recordUploadOverrides({ session, store }, [{ job, rules: overridden }], reason, 'doc upload');
  }
  const run = options.dryRun ? null : beginRun(session, store, uploads);
  let ended: Parameters<Run['end']>[0] = 'interrupted';
  try {
    for (const [position, upload] of uploads.entries()) {
      const about = { ...aboutOf(upload), overridden };
      if (upload.already !== null) {
        const { id } = upload.already;
        yield { ...about, overridden: [], status: 'already_there', document_id: id, error: null };
        continue;
      }
      if (run === null) {
        yield { ...about, status: 'would_upload', document_id: null, error: null };
        continue;
      }
      await options.onBegin?.(upload);
      try {
        const tools = { session, transfers: store.transfers, run: run.id, digestOf, sleep };
        const { document_id, how } = await transferOnce(tools, upload, options);
        const status = how === 'sent' ? 'uploaded' : 'already_there';
        run.set(position, { status, document_id });
        options.onEnd?.();
        yield { ...about, status, document_id, error: null };
      } catch (error) {
        options.onEnd?.();
        if (!(error instanceof TaxqError)) throw error;
        const { code: error_code, whatAndWhy } = error;
        run.set(position, { status: 'failed', error_code, error: whatAndWhy });
        yield { ...about, status: 'failed', document_id: null, error };
        if (error.kind === 'interrupted') return;
      }
    }
    ended = 'done';
  } finally {
    run?.end(ended);
  }
}
