import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { answerWithout, endHere, endWithAnswer, type Fate } from './relay-fates.ts';

export type { Fate } from './relay-fates.ts';

/**
 * Decides by method and path; `count` is how many like it have come, this one included. A promise
 * keeps the request waiting.
 */
export type Decide = (
  method: string,
  path: string,
  count: number,
  headers: IncomingHttpHeaders,
) => Fate | Promise<Fate>;

export interface Relay {
  origin: string;
  /** How many requests of that method came to a path with that end. */
  count(method: string, end: string): number;
  /** Every different Idempotency-Key that came. */
  keys: ReadonlySet<string>;
}

export interface RelayOptions {
  /** The token that the portal gets instead of the one that came. */
  token?: string;
  /** A capability that is kept from whoever asks. */
  hidden?: string;
}

/** Hands a body on; `choke` lets half of its first piece through, then breaks both connections. */
function handOn(fate: Fate, incoming: IncomingMessage, outgoing: ClientRequest): void {
  incoming.on('close', () => {
    if (!incoming.complete) outgoing.destroy();
  });
  if (fate !== 'choke') {
    incoming.pipe(outgoing);
    return;
  }
  const breakBoth = () => {
    outgoing.destroy();
    incoming.socket.destroy();
  };
  incoming.once('data', (piece: Buffer) => {
    outgoing.write(piece.subarray(0, Math.floor(piece.length / 2)), breakBoth);
  });
  incoming.once('end', breakBoth);
}

/** Stands between taxq and a portal on a free port and spoils what `decide` says; ends with the test. */
export async function startRelay(
  portalUrl: string,
  decide: Decide,
  { token, hidden }: RelayOptions = {},
): Promise<Relay> {
  const portal = new URL(portalUrl);
  const seen: string[] = [];
  const counts = new Map<string, number>();
  const keys = new Set<string>();
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '' } = incoming;
    const key = `${method} ${url.split('?')[0]}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    seen.push(key);
    const idempotencyKey = incoming.headers['idempotency-key'];
    if (typeof idempotencyKey === 'string') keys.add(idempotencyKey);
    // A client that gives up half-way is what some tests are about.
    incoming.on('error', () => {});
    const decided = decide(method, url, count, incoming.headers);
    const fate = typeof decided === 'string' ? decided : await decided;
    if (endHere(fate, incoming, response)) return;
    const headers = {
      ...incoming.headers,
      host: portal.host,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const outgoing = request(new URL(url, portal), { method, headers }, (upstream) => {
      if (hidden !== undefined && fate === 'pass' && url === '/pro/v1/capabilities') {
        answerWithout(hidden, upstream, response).catch(() => response.destroy());
        return;
      }
      endWithAnswer(fate, upstream, response).catch(() => response.destroy());
    });
    outgoing.on('error', () => response.destroy());
    handOn(fate, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    keys,
    count: (method, end) =>
      seen.filter((one) => one.startsWith(`${method} `) && one.endsWith(end)).length,
  };
}
