import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { isRecord, parseJson } from '../../src/json.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { looseAnswer } from './loose-answers.ts';

/** Few, so that every list has pages. */
const PAGE_SIZE = '3';

/** Documented answers, whose body is not, in the words of a server that has no JSON for them. */
const NO_MESSAGES = { status: 404, type: 'text/plain', text: 'NotFound' };
const NO_SHORT_ID = { status: 400, type: 'text/plain', text: 'BadRequest' };

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function handOn(incoming: IncomingMessage, portal: string): Promise<Response> {
  const { method = 'GET', url = '/', headers } = incoming;
  const target = new URL(url, portal);
  if (target.searchParams.has('page_size')) target.searchParams.set('page_size', PAGE_SIZE);
  const body = await bytesOf(incoming);
  const { authorization = '', 'content-type': type } = headers;
  return fetch(target, {
    method,
    redirect: 'manual',
    headers: { authorization, ...(type === undefined ? {} : { 'content-type': type }) },
    ...(body.length === 0 ? {} : { body }),
  });
}

const isEmptyList = (answer: unknown) =>
  isRecord(answer) && Array.isArray(answer['data']) && answer['data'].length === 0;

async function looseResponse(answer: Response, path: string) {
  const location = answer.headers.get('location');
  const type = answer.headers.get('content-type') ?? 'text/plain';
  const text = await answer.text();
  const value = type.includes('json') ? parseJson(text) : undefined;
  if (path.endsWith('/messages') && isEmptyList(value)) return { ...NO_MESSAGES, location };
  if (path.includes('getByShortId') && answer.status === 404) return { ...NO_SHORT_ID, location };
  const isToken = path === '/oauth/token';
  const loose = value === undefined || isToken ? text : JSON.stringify(looseAnswer(path, value));
  return { status: answer.status, type, text: loose, location };
}

/**
 * Puts a portal of the documented API in front of a sandbox, for all tests of a file, which uses
 * every freedom that the documentation leaves it.
 *
 * @returns its address, once tests run
 */
export function useLoosePortal(sandbox: () => Sandbox): () => string {
  const server = createServer(async (incoming, response) => {
    const path = incoming.url?.split('?')[0] ?? '/';
    const answer = await handOn(incoming, sandbox().url);
    const { status, type, text, location } = await looseResponse(answer, path);
    response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) });
    response.end(text);
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
