/** What must exist exactly once on a portal; written down before its first byte is sent. */
export interface Intent {
  /** The same for the same file, job and tag on the same portal, whoever asks. */
  key: string;
  origin: string;
  job_id: string;
  short_id: string;
  tag: string;
  /** Of the content, as 64 lower-case hex digits. */
  sha256: string;
  /** In bytes. */
  size: number;
  file: string;
  title: string;
}

/** An intent and what has become of it. */
export interface Transfer extends Intent {
  /** `sending` by no living run means that the outcome of an attempt is unknown. */
  state: 'intended' | 'sending' | 'done';
  /** The run that intended or claimed it last; null once that gave it back. */
  run: string | null;
  attempts: number;
  /** When the last attempt began. */
  attempt_time: string | null;
  document_id: string | null;
  /** The portal's id of the resumable upload that goes on. */
  upload_id: string | null;
  /** The document that it was before it went from the portal. */
  gone: string | null;
  created_time: string;
  updated_time: string;
}

/**
 * The answer to who asks to send: it is theirs, another living run has it, or it is done. In
 * `before` stands what was found; there, state `sending` means that an earlier attempt may have
 * reached the portal.
 */
export type Claim =
  | { kind: 'mine'; before: Transfer }
  | { kind: 'busy' }
  | { kind: 'done'; document_id: string };

/**
 * What was sent, is being sent and will be sent, one row per key. Every method but `find` writes,
 * and throws a TaxqError when it can't.
 */
export interface Transfers {
  /**
   * Writes down what a run is going to send; it survives a power cut once this returns. A key that is
   * known keeps its state, and takes the new title and file only while nothing was tried.
   */
  intend(run: string, intents: readonly Intent[]): void;
  find(key: string): Transfer | undefined;
  /**
   * Takes a key for a run, unless another living run has it or it is done.
   *
   * @param also writes what is to be kept with the claim
   */
  claim(key: string, run: string, also?: () => void): Claim;
  /**
   * Takes those of the keys that nobody has ever tried and that were nothing else before; the others
   * stay as they are.
   *
   * @param also writes what is to be kept with the claim of a key
   * @returns the keys that are the run’s now
   */
  claimFresh(keys: readonly string[], run: string, also?: (key: string) => void): string[];
  /** Keeps the id of the resumable upload that goes on; null when there is none any more. */
  resumeAt(key: string, uploadId: string | null): void;
  /**
   * The portal has it.
   *
   * @param also writes what is to be kept with that
   */
  done(key: string, documentId: string, also?: () => void): void;
  /**
   * The portal has them, all or none.
   *
   * @param documents by key
   * @param also writes what is to be kept with the end of a key
   */
  doneAll<D extends { document_id: string }>(
    documents: ReadonlyMap<string, D>,
    also?: (key: string, document: D) => void,
  ): void;
  /**
   * Gives a claim back: `not_sent` when surely nothing reached the portal, neither now nor in the
   * attempt that was found `before`; `unknown` when that can't be told. An upload's id stays.
   */
  release(key: string, outcome: 'not_sent' | 'unknown'): void;
  /** What was done has gone from the portal: it may be sent anew. */
  forget(key: string): void;
}
