import type { Database } from './database.ts';

/** One state of a file. */
export interface FileState {
  path: string;
  /** In bytes. */
  size: number;
  mtime_ns: bigint;
  ino: bigint;
}

/**
 * What was learned from files, so that planning again reads only what changed. The newest 200,000
 * facts of each kind stay; the file of an older one is read again.
 */
export interface KnownFiles {
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
}

const KEPT = 200_000;

/** File systems note times in steps of up to 2 s (FAT). */
const GRAIN_MS = 2000;
const NS_PER_MS = 1_000_000n;

const KEEP_DIGEST = `
INSERT OR REPLACE INTO digests (path, size, mtime_ns, ino, sha256) VALUES (?, ?, ?, ?, ?)`;

const KEEP_CONTENT = `
INSERT OR REPLACE INTO contents (sha256, version, json) VALUES (?, ?, ?)`;

/**
 * The known files of a store.
 *
 * @param kept how many facts of each kind stay
 */
export function openKnownFiles(db: Database, now: () => Date, kept = KEPT): KnownFiles {
  const digest = db.reader<{ sha256: string }>(
    'SELECT sha256 FROM digests WHERE path = ? AND size = ? AND mtime_ns = ? AND ino = ?',
  );
  const content = db.reader<{ json: string }>(
    'SELECT json FROM contents WHERE sha256 = ? AND version = ?',
  );
  const keepDigest = db.writer(KEEP_DIGEST);
  const keepContent = db.writer(KEEP_CONTENT);
  const dropDigests = db.writer(dropAllButNewest('digests'));
  const dropContents = db.writer(dropAllButNewest('contents'));
  return {
    digest: (file) => digest.first(...cellsOf(file))?.sha256 ?? null,
    keepDigest: (file, sha256) => {
      const age = BigInt(now().getTime()) - file.mtime_ns / NS_PER_MS;
      if (age < GRAIN_MS) return;
      db.transaction(() => {
        keepDigest(...cellsOf(file), sha256);
        dropDigests(kept);
      });
    },
    content: (sha256, version) => content.first(sha256, version)?.json ?? null,
    keepContent: (sha256, version, json) => {
      db.transaction(() => {
        keepContent(sha256, version, json);
        dropContents(kept);
      });
    },
  };
}

const dropAllButNewest = (table: 'digests' | 'contents') =>
  `DELETE FROM ${table} WHERE seq <= (SELECT max(seq) FROM ${table}) - ?`;

function cellsOf({ path, size, mtime_ns, ino }: FileState) {
  return [path, size, String(mtime_ns), String(ino)] as const;
}
