import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { fileProblem, openingProblem } from './preflight-errors.ts';

const READ_BYTES = 512 * 1024;

/**
 * The SHA-256 of a file of `size` bytes as 64 lower-case hex digits, read through one small buffer.
 * One that keeps growing is not followed.
 *
 * @throws TaxqError with code file_changed when the file is shorter or longer than `size`
 */
export async function digestOf(handle: FileHandle, path: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  let bytes = 0;
  while (bytes <= size) {
    const { bytesRead } = await handle
      .read(buffer, 0, READ_BYTES, bytes)
      .catch((cause: unknown) => {
        throw openingProblem(path, cause);
      });
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
  if (bytes !== size) throw fileProblem('file_changed', path);
  return hash.digest('hex');
}
