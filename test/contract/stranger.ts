import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord, parseJson } from '../../src/json.ts';
import { listening } from '../support/listening.ts';
import { looseAnswer } from '../support/loose-answers.ts';
import { MADE_UP_FIELDS } from './mistakes.ts';

/** A documented error’s name is all that is known of it. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
};

const QUERY = ['filter', 'page_size', 'page_token'];

/** Leaves out of a query what no list is documented to take, and a size that no page has. */
function knownQuery(url: URL): URL {
  const known = new URL(url);
  for (const name of [...known.searchParams.keys()]) {
    if (!QUERY.includes(name)) known.searchParams.delete(name);
  }
  const size = Number(known.searchParams.get('page_size') ?? 50);
  if (!(Number.isInteger(size) && size >= 1 && size <= 1000)) {
    known.searchParams.delete('page_size');
  }
  return known;
}

/** Leaves out of a JSON body the fields that tests make up, as who passes over unknown ones does. */
function knownBody(bytes: Buffer): Buffer {
  const body = parseJson(bytes.toString('utf8'));
  if (!isRecord(body)) return bytes;
  const known = Object.entries(body).filter(([name]) => !MADE_UP_FIELDS.includes(name));
  return known.length === 0
    ? Buffer.alloc(0)
    : Buffer.from(JSON.stringify(Object.fromEntries(known)));
}

async function ask(portal: string, request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = knownBody(Buffer.concat(chunks));
  const { authorization, 'content-type': type } = request.headers;
  return fetch(knownQuery(new URL(request.url ?? '/', portal)), {
    method: request.method ?? 'GET',
    redirect: 'manual',
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    ...(body.length === 0 ? {} : { body }),
  });
}

function refuse(response: ServerResponse, status: number): void {
  const known = status in NAMES ? status : 400;
  response.writeHead(known, { 'content-type': 'text/html' });
  response.end(`<html><body><h1>${NAMES[known]}</h1></body></html>`);
}

async function serve(
  portal: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/';
  const answer = await ask(portal, request);
  const text = await answer.text();
  // What an API gateway says of an address that it doesn't have.
  if (path.startsWith('/pro/')) return refuse(response, 403);
  if (answer.status >= 400) return refuse(response, answer.status);
  const location = answer.headers.get('location');
  if (location !== null) {
    response.writeHead(302, { location: new URL(location).pathname }).end();
    return;
  }
  const value = parseJson(text);
  const loose = path === '/oauth/token' ? value : looseAnswer(path, value);
  response.writeHead(request.method === 'POST' && path !== '/oauth/token' ? 201 : answer.status, {
    'content-type': 'text/json',
  });
  response.end(JSON.stringify(loose));
}

/**
 * Puts a portal in front of a sandbox that follows the public documentation and nothing else: errors
 * as web pages, no date, no request id, unknown fields passed over, 201 for every write, relative
 * redirects, and answers as loose as they may be.
 */
export async function startStranger(portal: string): ReturnType<typeof listening> {
  const server = createServer((request, response) => {
    response.sendDate = false;
    serve(portal, request, response).catch(() => response.destroy());
  });
  return listening(server);
}
