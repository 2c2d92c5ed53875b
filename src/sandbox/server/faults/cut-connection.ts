import type { IncomingMessage } from 'node:http';

/** Cuts a request's connection, as a crashed machine in between would. */
export const cutConnection = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

/** How long the handlers have to put away what has arrived; a cut sweeps away what is on its way. */
const PUT_AWAY_MS = 100;

function limitOf(request: IncomingMessage, afterBytes: number | undefined): number {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) return afterBytes ?? 1;
  return Math.max(0, Math.min(afterBytes ?? Math.floor(length / 2), length - 1));
}

/**
 * Lets the handlers have the first bytes of a request's body, then cuts the connection; all of it
 * never arrives. Call it before they have the request.
 * @param afterBytes half of the body, where its length is told, unless given
 */
export function cutDuringRequest(request: IncomingMessage, afterBytes?: number): void {
  const limit = limitOf(request, afterBytes);
  const push = request.push.bind(request);
  // What has been looked at already waits to be read, and can't be held back any more.
  let left = limit - request.readableLength;
  let isOver = false;
  const endHere = () => {
    isOver = true;
    setTimeout(() => cutConnection(request), PUT_AWAY_MS);
  };
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (isOver) return true;
    if (chunk === null) {
      endHere();
      return true;
    }
    const part = chunk.subarray(0, Math.max(0, left));
    left -= chunk.length;
    const wantsMore = part.length === 0 || push(part, encoding);
    if (left <= 0) endHere();
    return wantsMore;
  };
  if (left <= 0) endHere();
}
