import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { hasNoBody } from '../../answers-without-body.ts';
import type { Fault } from '../../faults/fault.ts';
import type { Answer } from './answer.ts';

/** Aborted when the client is gone, so that nobody waits for nothing. */
export function untilGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** Waits, but not for a client that is gone. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => {});

const written = (response: ServerResponse, piece: Buffer): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve);
    response.write(piece, () => {
      response.off('close', resolve);
      resolve();
    });
  });

/** How many bytes of a body go out before the connection is cut; the last one never does. */
const cutAt = (size: number, afterBytes = Math.floor(size / 2)): number =>
  Math.max(0, Math.min(afterBytes, size - 1));

const withoutBody = ({ status, headers }: Answer): Answer => {
  const { 'content-length': _length, 'content-type': _type, ...rest } = headers;
  return { status, headers: rest, body: Buffer.alloc(0) };
};

/** Gives an answer to the client: at once, drop by drop, or up to a place in its middle. */
export async function giveAnswer(
  answer: Answer,
  response: ServerResponse,
  { drip, reset }: Fault,
  gone: AbortSignal,
): Promise<void> {
  const { status, headers, body } = hasNoBody(answer.status) ? withoutBody(answer) : answer;
  const framed = body.length > 0 || headers['content-length'] !== undefined;
  response.writeHead(status, { ...headers, ...(framed ? { 'content-length': body.length } : {}) });
  const isCut = reset?.where === 'mid-body';
  if (!isCut && drip === undefined) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  const end = isCut ? cutAt(body.length, reset.afterBytes) : body.length;
  const step = drip?.bytes ?? end;
  for (let at = 0; at < end && !gone.aborted; at += step) {
    if (drip !== undefined && at > 0) await pause(drip.everyMs, gone);
    await written(response, body.subarray(at, Math.min(end, at + step)));
  }
  if (isCut) response.destroy();
  else response.end();
}
