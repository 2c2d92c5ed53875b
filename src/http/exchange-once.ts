import type { Dispatcher } from 'undici';
import { ACCEPTED_ENCODINGS, decodeStream } from './decode.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
import { limitHeaders } from './header-limit.ts';
import { parseHttpDate } from './http-date.ts';
import type { ServerPool } from './open-pool.ts';
import { AnswerFault, readText } from './read-text.ts';
import { request as undiciRequest } from './undici.ts';

/** What is known of an attempt, also of one that fails half-way. */
export interface AttemptFacts {
  /** The server's id of the request, once its headers have come. */
  requestId: string | undefined;
  /** Bytes of the answer's body; null while that isn't known. */
  bytes: number | null;
  /** The Date header, in milliseconds since the epoch. */
  date: number | null;
}

/** To whom requests go, and how. */
export interface Way {
  pool: ServerPool;
  origin: string;
  userAgent: string;
  /** Longest wait without progress, in milliseconds. */
  timeoutMs: number;
}

/** A request given up too early may be carried out all the same, and then sent again. */
const PATIENCE = 10;

/**
 * A text answer may take so many times the longest wait without progress, from its headers on; its
 * headers so many times their own, from the request’s end on.
 */
const WHOLE_ANSWER = 10;

/** The socket’s own time limit may be so much late; it comes first where nothing came at all. */
const SOCKET_GRAIN_MS = 1_500;

/**
 * Sends a request once and reads its answer, whatever the status.
 *
 * @param facts filled in as the answer comes
 * @throws what the socket throws, AnswerFault, or what the body's stream throws
 */
export async function exchangeOnce(
  request: HttpRequest,
  { pool, origin, userAgent, timeoutMs }: Way,
  facts: AttemptFacts,
): Promise<HttpResponse> {
  const isText = request.read === 'text';
  const made = pool.dispatcher();
  const dispatcher = made instanceof Promise ? await made : made;
  const headersTimeout = request.timeoutMs ?? timeoutMs * (request.patient ? PATIENCE : 1);
  const limitMs = Math.max(headersTimeout * WHOLE_ANSWER, headersTimeout + SOCKET_GRAIN_MS);
  const limit = limitHeaders(request, limitMs);
  try {
    const answer = await undiciRequest.call(dispatcher, {
      origin,
      method: request.method,
      path: request.path,
      headers: {
        'user-agent': userAgent,
        ...(isText ? { 'accept-encoding': ACCEPTED_ENCODINGS } : {}),
        ...request.headers,
      },
      body: limit.body,
      headersTimeout,
      signal: limit.signal,
    });
    limit.came();
    answer.body.once('close', limit.end);
    return await readAnswer(answer, isText, timeoutMs, facts);
  } catch (error) {
    limit.end();
    throw error;
  }
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
  isText: boolean,
  timeoutMs: number,
  facts: AttemptFacts,
): Promise<HttpResponse> {
  const header = (name: string) => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  facts.requestId = header('x-request-id');
  facts.date = parseHttpDate(header('date'));
  const given = { status: answer.statusCode, headers: answer.headers, header };
  const encoding = header('content-encoding');
  if (isText) {
    const limitMs = timeoutMs * WHOLE_ANSWER;
    const { text, bytes } = await readText(answer.body, { encoding, limitMs });
    facts.bytes = bytes;
    return { ...given, text, stream: answer.body, drop: () => answer.body.dump() };
  }
  const length = header('content-length');
  facts.bytes = length === undefined ? null : Number(length);
  if (encoding === undefined || encoding === 'identity') {
    return { ...given, text: '', stream: answer.body, drop: () => answer.body.dump() };
  }
  const stream = await decodeStream(answer.body, encoding);
  if (stream !== null) {
    const drop = async () => {
      stream.destroy();
    };
    return { ...given, text: '', stream, drop };
  }
  await answer.body.dump();
  throw new AnswerFault(
    'answer_packed',
    `It is packed as ${encoding}, which taxq didn’t ask for.`,
    'Tell the portal’s support.',
  );
}
