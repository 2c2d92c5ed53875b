import type { Writable } from 'node:stream';

/** The reader of standard output went away, as `head` does when it has enough: not a failure. */
export class ReaderGone extends Error {}

// A stream whose pipe broke is destroyed, and says so to whoever writes to it later.
const isBrokenPipe = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');

/**
 * Writes text and waits until the stream took it, so that a slow reader slows the writer down.
 *
 * @throws ReaderGone when nobody reads any more
 */
export function writeText(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else reject(isBrokenPipe(error) ? new ReaderGone() : error);
    });
  });
}
