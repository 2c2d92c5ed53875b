import type { Readable } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Longest text answer that is read into memory; a portal's pages are far smaller. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/**
 * Reads the body of an answer whole.
 *
 * @throws Error when it is larger than any page of a portal, or cut
 */
export async function readText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) throw new Error(`The answer is over ${MAX_TEXT_BYTES} bytes`);
    chunks.push(chunk);
  }
  // The connection is free one turn after the answer's end; a request made before that opens another.
  await turnOfTheLoop();
  return Buffer.concat(chunks).toString('utf8');
}
