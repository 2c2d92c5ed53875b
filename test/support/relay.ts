import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What a relay does with one request. `pass`: hand on request and answer. `lose`: hand the request
 * on, then cut the connection instead of answering. `cut`: cut it before anything is handed on.
 * `garble`: hand it on, then answer with a web page. `refuse`: answer 409 and hand nothing on.
 * `missing`: answer 404 the same way. `hold`: take it in and never answer. `later`: answer 429 that
 * asks for two seconds.
 */
export type Fate = 'pass' | 'lose' | 'cut' | 'garble' | 'refuse' | 'missing' | 'hold' | 'later';

/** Decides by method and path; `count` is how many like it have come, this one included. */
export type Decide = (method: string, path: string, count: number) => Fate;

export interface Relay {
  origin: string;
  /** How many requests of that method came to a path with that end. */
  count(method: string, end: string): number;
  /** Every different Idempotency-Key that came. */
  keys: ReadonlySet<string>;
}

function answer(response: ServerResponse, upstream: IncomingMessage, fate: Fate): void {
  if (fate === 'pass') {
    response.writeHead(upstream.statusCode ?? 502, upstream.headers);
    upstream.pipe(response);
    return;
  }
  upstream.resume();
  upstream.on('end', () => {
    if (fate === 'lose') response.destroy();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  });
}

/** Stands between taxq and a portal on a free port and spoils what `decide` says; ends with the test. */
export async function startRelay(portalUrl: string, decide: Decide): Promise<Relay> {
  const portal = new URL(portalUrl);
  const seen: string[] = [];
  const keys = new Set<string>();
  const server = createServer((incoming, response) => {
    const { method = '', url = '' } = incoming;
    const key = `${method} ${url.split('?')[0]}`;
    seen.push(key);
    const idempotencyKey = incoming.headers['idempotency-key'];
    if (typeof idempotencyKey === 'string') keys.add(idempotencyKey);
    const fate = decide(method, url, seen.filter((one) => one === key).length);
    if (fate === 'cut') {
      incoming.socket.destroy();
      return;
    }
    if (fate === 'hold') {
      incoming.resume();
      return;
    }
    if (fate === 'later') {
      incoming.resume();
      response.writeHead(429, { 'retry-after': '2' }).end();
      return;
    }
    if (fate === 'refuse') {
      incoming.resume();
      response
        .writeHead(409, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ title: 'Conflict', detail: 'The chat is locked.' }));
      return;
    }
    if (fate === 'missing') {
      incoming.resume();
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const headers = { ...incoming.headers, host: portal.host };
    const outgoing = request(new URL(url, portal), { method, headers }, (upstream) =>
      answer(response, upstream, fate),
    );
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
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
