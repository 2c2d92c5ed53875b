import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { factsAt } from './local-file.ts';

/** What of a content is known when its first so many bytes have been read. */
export interface Beginning {
  /** Bytes. */
  size: number;
  hash: Hash;
  /** The first bytes. */
  head: Buffer;
}

const HEAD_BYTES = 16;
const READ_BYTES = 256 * 1024;

/** Where Windows has no such flag, a link can't be made without an administrator’s rights either. */
export const NO_LINKS = constants.O_NOFOLLOW ?? 0;

/** The beginning of which nothing is there yet. */
export const nothingYet = (): Beginning => ({
  size: 0,
  hash: createHash('sha256'),
  head: Buffer.alloc(0),
});

/** Takes in the bytes that come next. */
export function goOn(beginning: Beginning, bytes: Uint8Array): void {
  beginning.hash.update(bytes);
  beginning.size += bytes.length;
  const { head } = beginning;
  if (head.length >= HEAD_BYTES) return;
  beginning.head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
}

/**
 * Reads what an earlier try left of a content; symbolic links are not followed.
 *
 * @returns null when there is nothing to go on from
 */
export async function readBeginning(path: string): Promise<Beginning | null> {
  const facts = await factsAt(path);
  if (facts === null || !facts.isFile() || facts.size === 0) return null;
  const beginning = nothingYet();
  const file = await open(path, constants.O_RDONLY | NO_LINKS);
  try {
    const stream = file.createReadStream({ highWaterMark: READ_BYTES, autoClose: false });
    for await (const piece of stream) goOn(beginning, piece);
  } finally {
    await file.close();
  }
  return beginning;
}
