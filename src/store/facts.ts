/** One state of a file. */
export interface FileState {
  path: string;
  /** In bytes. */
  size: number;
  mtime_ns: bigint;
  ino: bigint;
}

/** What was learned from files, so that planning again reads only what changed. */
export interface Facts {
  /** The SHA-256 remembered for exactly this state of the file. */
  digest(file: FileState): string | null;
  /**
   * Remembers a digest. Not for a file that was written less than 2 s ago: it may change again
   * without its time telling.
   */
  keepDigest(file: FileState, sha256: string): void;
  /** What version `version` of a reader found in a content, as the JSON text it gave. */
  content(sha256: string, version: number): string | null;
  /** Remembers what a reader found, in place of what other versions found. */
  keepContent(sha256: string, version: number, json: string): void;
  /** Does many keeps at once: all of them are kept, or none when the work throws. */
  batch<T>(work: () => T): T;
}
