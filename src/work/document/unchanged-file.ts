import { createHash } from 'node:crypto';
import { close, createReadStream, open, read } from 'node:fs';
import { promisify } from 'node:util';
import { TaxqError } from '../../errors.ts';
import type { PreflightFile } from '../../transfer/preflight.ts';
import { fileProblem, openingProblem } from '../../transfer/preflight-errors.ts';

const READ_BYTES = 256 * 1024;

/** Pieces of a file; one byte more than expected shows growth without following it. */
async function* pieces({ path, size }: PreflightFile): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    const stream = createReadStream(path, { end: size, highWaterMark: READ_BYTES });
    for await (const piece of stream) {
      const chunk: Uint8Array = piece;
      read += chunk.length;
      if (read > size) throw fileProblem('file_changed', path);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof TaxqError ? cause : openingProblem(path, cause);
  }
  if (read !== size) throw fileProblem('file_changed', path);
}

/**
 * Reads a file for sending, in pieces, and proves on the way that it still is what was checked. The
 * last piece is given only after the whole matched, so a portal that is told the size beforehand
 * never gets a complete body of a file that changed.
 *
 * @param onBytes told how many bytes have been handed over so far
 * @throws TaxqError of kind `usage`, code `file_changed`
 */
export async function* readUnchanged(
  file: PreflightFile,
  onBytes: (sent: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let sent = 0;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of pieces(file)) {
    hash.update(chunk);
    if (held.length > 0) yield held;
    onBytes(sent);
    sent += chunk.length;
    held = chunk;
  }
  if (hash.digest('hex') !== file.sha256) throw fileProblem('file_changed', file.path);
  yield held;
  onBytes(sent);
}

/**
 * Reads a small file whole, and proves that it still is what was checked.
 *
 * @param room for the file and one byte more
 * @throws TaxqError of kind `usage`, code `file_changed`
 */
export async function readWhole(
  { path, size, sha256 }: PreflightFile,
  room: Buffer,
): Promise<void> {
  const length = await fill(room, path).catch((cause: unknown) => {
    throw openingProblem(path, cause);
  });
  const digest = createHash('sha256').update(room.subarray(0, length)).digest('hex');
  if (length !== size || digest !== sha256) throw fileProblem('file_changed', path);
}

// A FileHandle would double what reading costs.
const openFile = promisify(open);
const readFile = promisify(read);
const closeFile = promisify(close);

/** Fills the room with a file, or with as much of it as there is room for; answers how much. */
async function fill(room: Buffer, path: string): Promise<number> {
  const file = await openFile(path, 'r');
  try {
    let filled = 0;
    // Where all but one byte is filled, the file is at its end, or has changed since it was checked.
    while (filled < room.length - 1) {
      const { bytesRead } = await readFile(file, room, filled, room.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  } finally {
    await closeFile(file);
  }
}
