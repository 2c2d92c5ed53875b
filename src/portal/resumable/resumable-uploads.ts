import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../../errors.ts';
import { DEFAULT_RETRY, delayBefore } from '../../http/retry.ts';
import type { CallInput } from '../call.ts';
import type { PortalClient } from '../client.ts';
import type { ProDocument } from '../contract/documents.ts';
import type { Sleep } from '../write-once.ts';
import type { ResumableFile } from './body.ts';
import { digestMismatch, gone, mayGoOn, stalled } from './errors.ts';
import { type ResumableRequests, resumableRequests } from './requests.ts';

export type { ResumableFile } from './body.ts';

export interface ResumableOptions {
  signal: AbortSignal;
  /** Bytes of the file that the portal has said it holds. */
  onAcknowledged?: ((bytes: number) => void) | undefined;
  /** Bytes per request; 8 MiB unless given. */
  chunkBytes?: number | undefined;
}

/** What makes a document of an upload, as the contract types it. */
export type CompletionFields = CallInput<'completeUpload'>['body'];

/** Uploads that can go on where they stopped, also in another process and another day. */
export interface ResumableUploads {
  /** @returns the upload's name on the portal: opaque, holds no secret, safe to store */
  create(jobId: string, file: ResumableFile, signal: AbortSignal): Promise<string>;
  /**
   * Sends what the portal doesn't hold yet. It is asked how much it holds first and after every
   * failure; several failures in a row without progress end it.
   *
   * @throws TaxqError with code `upload_gone` (kind `not-found`) when the portal no longer has it,
   * `upload_stalled` (kind `unreachable`) when it doesn't go on, `upload_mismatch` when the upload
   * is one of another size
   */
  send(upload: string, file: ResumableFile, options: ResumableOptions): Promise<void>;
  /**
   * Makes a document of an upload that has been sent. Done again, it gives the same document.
   *
   * @throws TaxqError with code `digest_mismatch` when other bytes arrived: the upload is gone then;
   * `upload_gone` when the portal no longer has it
   */
  complete(upload: string, fields: CompletionFields, signal: AbortSignal): Promise<ProDocument>;
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/** Failures in a row without a byte of progress before an upload is given up. */
const MAX_STALLS = 5;

/** Waits; the signal's reason when it aborts. */
async function pause(ms: number, signal: AbortSignal, sleep: Sleep | undefined): Promise<void> {
  signal.throwIfAborted();
  const waiting = sleep ? sleep(ms) : sleepFor(ms, undefined, { signal });
  await waiting.catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  });
}

/** Counts failures in a row; every byte that the portal has for the first time begins the count anew. */
function watchProgress(onAcknowledged: ResumableOptions['onAcknowledged']) {
  let most = -1;
  let stalls = 0;
  return {
    acknowledged(bytes: number): void {
      if (bytes > most) {
        most = bytes;
        stalls = 0;
      }
      onAcknowledged?.(bytes);
    },
    stalled: () => {
      stalls += 1;
      return stalls;
    },
  };
}

async function sendRest(
  requests: ResumableRequests,
  upload: string,
  file: ResumableFile,
  { signal, chunkBytes = CHUNK_BYTES }: ResumableOptions,
  acknowledged: (bytes: number) => void,
): Promise<void> {
  let offset = await requests.held(upload, file, signal);
  acknowledged(offset);
  while (offset < file.size) {
    const length = Math.min(chunkBytes, file.size - offset);
    offset = await requests.sendPiece(upload, file, { offset, length }, signal);
    acknowledged(offset);
  }
}

/** Opens the resumable uploads of a portal that has them (capability `resumable_uploads`). */
export function openResumableUploads(
  client: PortalClient,
  options: { sleep?: Sleep | undefined } = {},
): ResumableUploads {
  const requests = resumableRequests(client);
  return {
    create: requests.create,
    async send(upload, file, sending) {
      const progress = watchProgress(sending.onAcknowledged);
      for (;;) {
        try {
          return await sendRest(requests, upload, file, sending, progress.acknowledged);
        } catch (error) {
          sending.signal.throwIfAborted();
          if (!mayGoOn(error)) throw error;
          const count = progress.stalled();
          if (count >= MAX_STALLS) throw stalled(file, error);
          const delay = delayBefore(count, null, DEFAULT_RETRY, Math.random());
          await pause(delay ?? DEFAULT_RETRY.capMs, sending.signal, options.sleep);
        }
      }
    },
    async complete(upload, body, signal) {
      const params = { upload_id: upload };
      try {
        return await client.call('completeUpload', { params, body }, { signal });
      } catch (error) {
        if (!(error instanceof TaxqError)) throw error;
        if (error.kind === 'not-found') throw gone(error.requestId);
        // A refusal after which the upload is gone was about its bytes.
        const isDiscarded = error.kind === 'refused' && !(await requests.exists(upload, signal));
        throw isDiscarded ? digestMismatch(body.title, error) : error;
      }
    },
  };
}
