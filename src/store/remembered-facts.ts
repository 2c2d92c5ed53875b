import type { Database } from './database.ts';
import type { Facts, FileState } from './facts.ts';

/** File systems note times in steps of up to 2 s (FAT). */
const GRAIN_MS = 2000;
const NS_PER_MS = 1_000_000n;

/** The facts of a store. */
export function openFacts(db: Database, now: () => Date): Facts {
  const digest = db.reader<{ sha256: string }>(
    'SELECT sha256 FROM digests WHERE path = ? AND size = ? AND mtime_ns = ? AND ino = ?',
  );
  const keepDigest = db.writer('INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?)');
  const content = db.reader<{ json: string }>(
    'SELECT json FROM contents WHERE sha256 = ? AND version = ?',
  );
  const keepContent = db.writer('INSERT OR REPLACE INTO contents VALUES (?, ?, ?)');
  return {
    digest: (file) => digest.first(...cellsOf(file))?.sha256 ?? null,
    keepDigest: (file, sha256) => {
      const age = BigInt(now().getTime()) - file.mtime_ns / NS_PER_MS;
      if (age < GRAIN_MS) return;
      db.transaction(() => keepDigest(...cellsOf(file), sha256));
    },
    content: (sha256, version) => content.first(sha256, version)?.json ?? null,
    keepContent: (sha256, version, json) => {
      db.transaction(() => keepContent(sha256, version, json));
    },
    batch: (work) => db.transaction(work),
  };
}

function cellsOf({ path, size, mtime_ns, ino }: FileState) {
  return [path, size, String(mtime_ns), String(ino)] as const;
}
