import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { networkFailure } from '../../http/failure.ts';
import type { Content } from '../../portal/download.ts';

/** What was written. */
export interface Saved {
  /** Bytes. */
  size: number;
  sha256: string;
  /** The first bytes. */
  head: Uint8Array;
}

const HEAD_BYTES = 16;

/** Client documents are nobody else's to read on a shared machine. */
const PRIVATE = 0o600;

/**
 * Streams a content into a new file and makes sure it is on the disk. An older file of that name is
 * replaced; on failure nothing is left.
 *
 * @throws Unreachable when the content stops half-way
 */
export async function saveContent(
  content: Content,
  path: string,
  onBytes: (done: number) => void = () => {},
): Promise<Saved> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  try {
    await rm(path, { force: true });
    const file = await open(path, 'wx', PRIVATE);
    try {
      for await (const chunk of piecesOf(content)) {
        await file.writeFile(chunk);
        hash.update(chunk);
        size += chunk.length;
        if (head.length < HEAD_BYTES) {
          head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]).subarray(0, HEAD_BYTES);
        }
        onBytes(size);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { size, sha256: hash.digest('hex'), head };
  } catch (error) {
    content.stream.destroy();
    await rm(path, { force: true });
    throw error;
  }
}

/** Tells a failing connection apart from a failing disk. */
async function* piecesOf({ stream, origin }: Content): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw networkFailure(error, origin, true);
    });
    if (next.done) return;
    yield next.value;
  }
}
