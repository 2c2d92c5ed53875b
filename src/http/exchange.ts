import type { Readable } from 'node:stream';

/** What is asked of a server. */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, from the origin's root. */
  path: string;
  headers: Record<string, string>;
  /**
   * Text or bytes that are sent whole, or a function that opens a fresh stream for every attempt: a
   * stream is used up by one.
   */
  body?: string | Uint8Array | (() => Readable);
  /** Whether the request may be sent again after a failure that leaves its outcome unknown. */
  repeatable: boolean;
  /** `text` reads the whole answer as part of the attempt, so that a cut one is tried again. */
  read: 'text' | 'stream';
  /** Longest wait for the headers of the answer without progress; milliseconds. */
  timeoutMs?: number;
  /** Whether the server may take ten times as long as usual, as for storing a large upload. */
  patient?: boolean;
  /** Told before it is sent again although an attempt may have been carried out. */
  onRepeat?: () => void;
  signal?: AbortSignal;
  /** What it holds that an answer may repeat and nobody may see. */
  secrets?: readonly string[];
}

/** What it answered, whatever the status. */
export interface HttpResponse {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The first value of one header; its name in lower case. */
  header(name: string): string | undefined;
  /** The whole body, for a request that reads text; else empty. */
  text: string;
  /** The body, for a request that streams. */
  stream: Readable;
  /** Takes out of a text what the request held in secret, for all of the answer that is shown. */
  redact?(text: string): string;
  /** Reads and drops the rest, so that the connection can be used again. */
  drop(): Promise<void>;
}
