import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What happens to one request on its way: `pass`; `lose`: the portal gets it, the answer is lost;
 * a number: the connection breaks after so many bytes of its body.
 */
export type Fate = 'pass' | 'lose' | number;

export interface PieceRelay {
  origin: string;
  /** Where requests are handed to; a portal that was restarted listens elsewhere. */
  portalUrl: string;
  /** Requests so far, as `PATCH /path`. */
  seen: readonly string[];
  /** Bytes of PATCH bodies that were handed on. */
  handedOn(): number;
}

/**
 * Stands between a client and a portal, on a free port, until the test ends.
 *
 * @param decide by method and how many requests of that method have come, this one included
 */
export async function startPieceRelay(
  portalUrl: string,
  decide: (method: string, count: number) => Fate = () => 'pass',
): Promise<PieceRelay> {
  const seen: string[] = [];
  let handedOn = 0;
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    seen.push(`${method} ${url}`);
    const fate = decide(method, seen.filter((one) => one.startsWith(`${method} `)).length);
    const portal = new URL(relay.portalUrl);
    const outgoing = request(
      new URL(url, portal),
      { method, headers: { ...headers, host: portal.host }, agent: false },
      (answer) => {
        if (fate === 'pass') {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        } else {
          answer.resume().on('end', () => incoming.socket.destroy());
        }
      },
    );
    outgoing.on('error', () => incoming.socket.destroy());
    incoming.on('error', () => outgoing.destroy());
    let left = typeof fate === 'number' ? fate : Number.POSITIVE_INFINITY;
    incoming.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, left);
      left -= part.length;
      if (method === 'PATCH') handedOn += part.length;
      outgoing.write(part, () => {
        if (left > 0) return;
        outgoing.destroy();
        incoming.socket.destroy();
      });
    });
    incoming.on('end', () => outgoing.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const relay: PieceRelay = {
    origin: `http://127.0.0.1:${port}`,
    portalUrl,
    seen,
    handedOn: () => handedOn,
  };
  return relay;
}
