import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the server saw it. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface TestServer {
  origin: string;
  /** Every request, in the order of arrival. */
  seen: readonly Seen[];
  /** Connections opened so far. */
  connections(): number;
  /** Goes away before its test ends. */
  close(): void;
}

/** Answers one request; `count` is how many have come so far, this one included. */
export type Answer = (
  seen: Seen,
  response: ServerResponse,
  count: number,
  request: IncomingMessage,
) => void;

/** Starts a portal that misbehaves as `answer` says, on a free port; it ends with the test. */
export async function startServer(answer: Answer, host = '127.0.0.1'): Promise<TestServer> {
  const seen: Seen[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    // A client that gives up half-way is what some tests are about.
    request.on('error', () => {});
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(one);
    answer(one, response, seen.length, request);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { address, family, port } = server.address() as AddressInfo;
  const origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  const close = () => {
    server.close();
  };
  return { origin, seen, connections: () => connections, close };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Cuts the connection of a request instead of answering it. */
export const cut = (request: IncomingMessage): void => {
  request.socket.destroy();
};

const TOKEN = { access_token: 'token-1', expires_in: 3600, token_type: 'Bearer' };

/**
 * Starts a portal that gives a token and has no pro surface; `answer` gets every other request.
 * Its environment is what points taxq at it.
 */
export async function startPortal(
  answer: Answer,
): Promise<TestServer & { env: Record<string, string>; calls(): readonly Seen[] }> {
  let count = 0;
  const isCall = ({ path }: Seen) => path !== '/oauth/token' && !path.endsWith('/capabilities');
  const server = await startServer((seen, response, _, request) => {
    if (seen.path === '/oauth/token') return json(response, TOKEN);
    if (!isCall(seen)) return json(response, { title: 'Not found' }, 404);
    count += 1;
    return answer(seen, response, count, request);
  });
  const env = {
    TAXQ_URL: server.origin,
    TAXQ_TOKEN_URL: `${server.origin}/oauth/token`,
    TAXQ_CLIENT_ID: 'test-client',
    TAXQ_CLIENT_SECRET: 'test-secret',
  };
  return { ...server, env, calls: () => server.seen.filter(isCall) };
}
