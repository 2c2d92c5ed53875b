import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import { factsAt } from './local-file.ts';

/** A file in a zip. */
export interface ZipEntry {
  name: string;
  /** Bytes. */
  size: number;
  /** 64 lower-case hex digits. */
  sha256: string;
}

async function holds(zip: ZipFile, expected: readonly ZipEntry[]): Promise<boolean> {
  const open = new Map(expected.map((entry) => [entry.name, entry]));
  for await (const entry of zip.eachEntry()) {
    const wanted = open.get(entry.fileName);
    if (wanted === undefined || entry.uncompressedSize !== wanted.size) return false;
    open.delete(entry.fileName);
    const hash = createHash('sha256');
    await pipeline(await zip.openReadStreamPromise(entry), hash);
    if (hash.digest('hex') !== wanted.sha256) return false;
  }
  return open.size === 0;
}

/**
 * Compares what lies at a path with a zip of these files, to the last byte of each; symbolic links
 * are not followed. What can't be read as a zip is something else.
 */
export async function compareZip(
  path: string,
  expected: readonly ZipEntry[],
): Promise<'nothing' | 'same' | 'other'> {
  const facts = await factsAt(path);
  if (facts === null) return 'nothing';
  if (!facts.isFile()) return 'other';
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => null);
  if (zip === null) return 'other';
  try {
    return (await holds(zip, expected)) ? 'same' : 'other';
  } catch {
    return 'other';
  } finally {
    zip.close();
  }
}
