import { ACCEPTED_ENCODINGS, decodeStream } from './decode.ts';
import type { HttpRequest, HttpResponse } from './exchange.ts';
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

/** A text answer may take so many times the longest wait without progress, from its headers on. */
const WHOLE_ANSWER = 10;

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
  const answer = await undiciRequest.call(made instanceof Promise ? await made : made, {
    origin,
    method: request.method,
    path: request.path,
    headers: {
      'user-agent': userAgent,
      ...(isText ? { 'accept-encoding': ACCEPTED_ENCODINGS } : {}),
      ...request.headers,
    },
    body: typeof request.body === 'function' ? request.body() : (request.body ?? null),
    headersTimeout: request.timeoutMs ?? timeoutMs * (request.patient ? PATIENCE : 1),
    ...(request.signal ? { signal: request.signal } : {}),
  });
  const header = (name: string) => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  facts.requestId = header('x-request-id');
  const date = Date.parse(header('date') ?? '');
  facts.date = Number.isNaN(date) ? null : date;
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
