import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TaxqError } from '../../errors.ts';
import type { PreflightFile } from '../../transfer/preflight.ts';
import { fileProblem, openingProblem } from '../../transfer/preflight-errors.ts';

const READ_BYTES = 256 * 1024;

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
  let read = 0;
  let held: Uint8Array = new Uint8Array();
  try {
    // One byte more than expected shows growth without following it.
    for await (const piece of createReadStream(file.path, {
      end: file.size,
      highWaterMark: READ_BYTES,
    })) {
      const chunk: Uint8Array = piece;
      if (read + chunk.length > file.size) throw fileProblem('file_changed', file.path);
      hash.update(chunk);
      if (held.length > 0) yield held;
      onBytes(read);
      read += chunk.length;
      held = chunk;
    }
  } catch (cause) {
    throw cause instanceof TaxqError ? cause : openingProblem(file.path, cause);
  }
  if (read !== file.size || hash.digest('hex') !== file.sha256) {
    throw fileProblem('file_changed', file.path);
  }
  yield held;
  onBytes(read);
}
