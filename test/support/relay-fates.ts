import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What a relay does with one request. `pass`: hand on request and answer.
 *
 * Nothing is handed on: `cut` breaks the connection, `hold` takes the request in and never answers,
 * and the others answer: `later` 429 that asks for two seconds, `later-date` for a time, `later-plain`
 * for nothing; `fail` 500, `refuse` 409, `missing` 404, `stranger` 401.
 *
 * A part is handed on: `choke` cuts both sides in the middle of the body.
 *
 * The request is handed on: `lose` cuts the connection instead of answering, `withhold` never answers,
 * `garble` answers with a web page, `spoil` with 500, `misquote` with a digest of other bytes, `drip`
 * with the portal’s answer a byte at a time. Of the answers for several documents, `shorten` leaves
 * out the last, `reverse` turns them around, `elsewhere` puts the first in another job, and `blank`
 * says of it no more than its status.
 */
export type Fate = 'pass' | 'cut' | 'hold' | 'choke' | keyof typeof ANSWERS | keyof typeof ENDINGS;

interface Canned {
  status: number;
  headers?: () => Record<string, string>;
  body?: object;
}

const problem = (status: number, title: string, detail: string): Canned => ({
  status,
  headers: () => ({ 'content-type': 'application/problem+json' }),
  body: { title, detail },
});

const ANSWERS = {
  later: { status: 429, headers: () => ({ 'retry-after': '2' }) },
  'later-date': {
    status: 429,
    headers: () => ({ 'retry-after': new Date(Date.now() + 3_000).toUTCString() }),
  },
  'later-plain': { status: 429 },
  fail: problem(500, 'Internal error', 'Something went wrong.'),
  refuse: problem(409, 'Conflict', 'The chat is locked.'),
  missing: { status: 404, headers: () => ({ 'content-type': 'application/json' }), body: {} },
  stranger: problem(401, 'Unauthorized', 'The access token has expired.'),
} satisfies Record<string, Canned>;

async function bytesOf(upstream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of upstream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const plainHeaders = ({ headers }: IncomingMessage, length: number) => {
  const { 'transfer-encoding': _, ...others } = headers;
  return { ...others, 'content-length': String(length) };
};

type Item = Record<string, unknown>;

/** Answers with other items than the portal did. */
const withItems =
  (change: (items: Item[]) => Item[]) =>
  (response: ServerResponse, upstream: IncomingMessage, body: Buffer) => {
    const { data } = JSON.parse(body.toString('utf8')) as { data: Item[] };
    const text = JSON.stringify({ data: change(data) });
    response.writeHead(upstream.statusCode ?? 502, plainHeaders(upstream, Buffer.byteLength(text)));
    response.end(text);
  };

const inAnotherJob = ({ document, ...item }: Item): Item => ({
  ...item,
  document: { ...(document as Item), job_id: 'another job' },
});

/** What becomes of the answer, once it has come whole. */
const ENDINGS = {
  lose: (response: ServerResponse) => {
    response.destroy();
  },
  withhold: () => {},
  garble: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  },
  spoil: (response: ServerResponse) => giveCanned(response, 'fail'),
  misquote: (response: ServerResponse, upstream: IncomingMessage, body: Buffer) => {
    const text = body
      .toString('utf8')
      .replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`);
    response.writeHead(upstream.statusCode ?? 502, plainHeaders(upstream, Buffer.byteLength(text)));
    response.end(text);
  },
  shorten: withItems((items) => items.slice(0, -1)),
  reverse: withItems((items) => items.reverse()),
  elsewhere: withItems(([first = {}, ...rest]) => [inAnotherJob(first), ...rest]),
  blank: withItems(([first = {}, ...rest]) => [{ status: first['status'] }, ...rest]),
  drip: (response: ServerResponse, upstream: IncomingMessage, body: Buffer) => {
    response.writeHead(upstream.statusCode ?? 502, plainHeaders(upstream, body.length));
    const next = (at: number) => {
      if (response.destroyed) return;
      if (at === body.length) response.end();
      else response.write(body.subarray(at, at + 1), () => setImmediate(() => next(at + 1)));
    };
    next(0);
  },
};

const isAnswer = (fate: Fate): fate is keyof typeof ANSWERS => fate in ANSWERS;
const isEnding = (fate: Fate): fate is keyof typeof ENDINGS => fate in ENDINGS;

function giveCanned(response: ServerResponse, fate: keyof typeof ANSWERS): void {
  const { status, headers, body }: Canned = ANSWERS[fate];
  response.writeHead(status, headers?.()).end(body && JSON.stringify(body));
}

/**
 * Ends a request of which nothing is to be handed on.
 *
 * @returns false for a fate that hands it on
 */
export function endHere(fate: Fate, incoming: IncomingMessage, response: ServerResponse): boolean {
  if (fate === 'cut') {
    incoming.socket.destroy();
    return true;
  }
  if (fate !== 'hold' && !isAnswer(fate)) return false;
  incoming.resume();
  if (isAnswer(fate)) giveCanned(response, fate);
  return true;
}

/** Gives the portal’s answer to a request that was handed on, or what the fate makes of it. */
export async function endWithAnswer(
  fate: Fate,
  upstream: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isEnding(fate)) {
    const body = await bytesOf(upstream);
    ENDINGS[fate](response, upstream, body);
    return;
  }
  response.writeHead(upstream.statusCode ?? 502, upstream.headers);
  upstream.on('close', () => {
    if (!upstream.complete) response.destroy();
  });
  upstream.pipe(response);
}

/** Gives the portal’s list of what it offers, without one thing. */
export async function answerWithout(
  capability: string,
  upstream: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = (await bytesOf(upstream)).toString('utf8').replace(`,"${capability}"`, '');
  response.writeHead(upstream.statusCode ?? 502, plainHeaders(upstream, Buffer.byteLength(text)));
  response.end(text);
}
