import type { Sleep } from '../../portal/write-once.ts';
import type { BodyBuffers } from './body-buffers.ts';
import type { DigestOf } from './find-sent-document.ts';

export interface SendOptions {
  signal: AbortSignal;
  /** Bytes of the file handed over so far; begins again when it is sent again. */
  onBytes?: ((sent: number) => void) | undefined;
  /** Bytes that the portal has said it holds, of a file that goes in parts. */
  onAcknowledged?: ((held: number) => void) | undefined;
  /** For who sends many. */
  buffers?: BodyBuffers | undefined;
}

/** One attempt to send, with what is known of those before it. */
export interface Sending extends SendOptions {
  /** What makes it the same upload, see transferKey. */
  key: string;
  /** Id of the document that this content was before it was deleted on the portal; null for none. */
  gone: string | null;
  /** Where an upload in parts goes on; null to begin. */
  upload: string | null;
  /** Told where an upload in parts can go on, before its first byte; null when it can't any more. */
  onUpload(upload: string | null): void;
  /** Told when it is sent again although an attempt may have reached the portal. */
  onRepeat(): void;
  digestOf: DigestOf;
  sleep: Sleep | undefined;
}
