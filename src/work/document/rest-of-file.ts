import { type FileHandle, open } from 'node:fs/promises';
import { TaxqError } from '../../errors.ts';
import type { PreflightFile } from '../../transfer/preflight.ts';
import { fileProblem, openingProblem } from '../../transfer/preflight-errors.ts';

/** More than a connection takes at a time: it asks for the next piece only when it has sent this. */
const READ_BYTES = 256 * 1024;

/** One piece is on its way and one waits behind it; the rest is to be sure. */
const SLOTS = 4;

/** Fills the buffer from a place in the file, as far as there are bytes. */
async function fill(handle: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.length) {
    const left = buffer.length - filled;
    const { bytesRead } = await handle.read(buffer, filled, left, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Pieces of a file from an offset; room for one byte more than expected shows growth. */
async function* pieces(
  handle: FileHandle,
  { path, size }: PreflightFile,
  from: number,
  memory: Buffer,
): AsyncGenerator<Buffer> {
  let position = from;
  for (let count = 0; position <= size; count += 1) {
    const start = (count % SLOTS) * READ_BYTES;
    const room = Math.min(READ_BYTES, size + 1 - position);
    const piece = await fill(handle, memory.subarray(start, start + room), position);
    position += piece.length;
    if (piece.length === 0 || position > size) break;
    yield piece;
  }
  if (position !== size) throw fileProblem('file_changed', path);
}

/**
 * Reads the rest of a file from any offset on, for an upload that goes on where it stopped. That the
 * whole is right is for the portal to say, by the digest.
 *
 * All readings share one small memory, for left to the garbage collector what was sent would pile up
 * to 32 MiB: a piece is good until the third one after it is asked for, or another reading begins.
 *
 * @param onBytes told how many bytes of the file have been handed over so far
 * @returns the reading from an offset in bytes; it throws TaxqError of kind `usage`, code
 * `file_changed`, when the file has another size
 */
export function openRest(
  file: PreflightFile,
  onBytes: (sent: number) => void = () => {},
): (from: number) => AsyncGenerator<Uint8Array> {
  let memory: Buffer | undefined;
  const problem = (cause: unknown) =>
    cause instanceof TaxqError ? cause : openingProblem(file.path, cause);

  return async function* read(from) {
    memory ??= Buffer.allocUnsafe(SLOTS * READ_BYTES);
    const handle = await open(file.path, 'r').catch((cause: unknown) => {
      throw problem(cause);
    });
    let sent = from;
    try {
      for await (const piece of pieces(handle, file, from, memory)) {
        yield piece;
        sent += piece.length;
        onBytes(sent);
      }
    } catch (cause) {
      throw problem(cause);
    } finally {
      await handle.close();
    }
  };
}
