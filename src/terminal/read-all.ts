import type { Readable } from 'node:stream';

/**
 * Reads standard input to its end.
 *
 * @returns null when it holds more than `maxBytes`, so that a wrong pipe doesn't fill the memory
 */
export async function readAll(stdin: Readable, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
