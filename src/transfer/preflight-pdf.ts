import type { FileHandle } from 'node:fs/promises';
import { fileProblem, openingProblem } from './preflight-errors.ts';

const HEADER_WITHIN = 1024;
const TRAILER_WITHIN = 2048;

/**
 * Checks that a file starts and ends as a PDF does: `%PDF-` within the first 1,024 bytes and
 * `%%EOF` within the last 2,048.
 *
 * @throws TaxqError with code file_not_pdf or file_truncated_pdf
 */
export async function checkPdf(handle: FileHandle, path: string, size: number): Promise<void> {
  const head = await readAt(handle, path, 0, HEADER_WITHIN);
  if (!head.includes('%PDF-')) throw fileProblem('file_not_pdf', path);
  const tail = await readAt(handle, path, Math.max(0, size - TRAILER_WITHIN), TRAILER_WITHIN);
  if (!tail.includes('%%EOF')) throw fileProblem('file_truncated_pdf', path);
}

async function readAt(
  handle: FileHandle,
  path: string,
  position: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle
      .read(buffer, filled, length - filled, position + filled)
      .catch((cause: unknown) => {
        throw openingProblem(path, cause);
      });
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
