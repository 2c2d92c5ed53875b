import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { TaxqError } from '../../errors.ts';
import { networkFailure } from '../../http/network-failure.ts';
import type { Content } from '../../portal/content.ts';
import { type Beginning, goOn, NO_LINKS } from './save-beginning.ts';

/** Client documents are nobody else's to read on a shared machine. */
const PRIVATE = 0o600;

export interface SaveOptions {
  /** Bytes after which no more are taken, the first too many included; null for no end. */
  limit: number | null;
  onBytes?: ((done: number) => void) | undefined;
}

/**
 * Streams a content into a file and makes sure it is on the disk: into a new one, which replaces an
 * older one of that name, or behind the beginning that is there. What has come stays on failure.
 *
 * @param beginning what comes before the content's first byte; it goes on with the content
 * @throws Unreachable when the content stops half-way
 */
export async function saveContent(
  content: Content,
  path: string,
  beginning: Beginning,
  { limit, onBytes = () => {} }: SaveOptions,
): Promise<void> {
  // One that is destroyed before anyone has read from it would end the process.
  content.stream.on('error', () => {});
  try {
    const file = await openFor(path, beginning);
    try {
      for await (const piece of piecesOf(content)) {
        // At its own place: another taxq that fetches the same content writes the same bytes there.
        await writeAt(file, piece, beginning.size);
        goOn(beginning, piece);
        onBytes(beginning.size);
        if (limit !== null && beginning.size > limit) break;
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    content.stream.destroy();
  }
}

async function openFor(path: string, beginning: Beginning): Promise<FileHandle> {
  if (beginning.size > 0) return open(path, constants.O_WRONLY | NO_LINKS);
  await rm(path, { force: true });
  return open(path, 'wx', PRIVATE);
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Tells a failing connection apart from a failing disk. */
async function* piecesOf({ stream, origin }: Content): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw error instanceof TaxqError ? error : networkFailure(error, { origin, harmless: true });
    });
    if (next.done) return;
    yield next.value;
  }
}
