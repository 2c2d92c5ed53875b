import type { Bearer } from '../http/bearer.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import type { Multipart, WholeMultipart } from '../http/multipart.ts';
import type { Transport } from '../http/transport.ts';
import type { CallInput, CallOptions, CallResult } from './call.ts';
import { checkAnswer } from './contract/conformance.ts';
import { CONTRACT, type OperationId } from './contract/index.ts';
import { withoutFaulty } from './contract/list-items.ts';
import type { Operation } from './contract/operation.ts';
import { parseAnswer } from './parse-answer.ts';
import { portalError } from './problem.ts';

export interface PortalClient {
  readonly origin: string;
  /** Calls one operation of the contract and checks the answer against it. */
  call<I extends OperationId>(
    id: I,
    input: CallInput<I>,
    options?: CallOptions,
  ): Promise<CallResult<I>>;
  /**
   * Calls an operation that answers with a redirect and gives the address it points to, as the
   * portal wrote it. Nothing is followed.
   */
  locate<I extends OperationId>(id: I, input: CallInput<I>, options?: CallOptions): Promise<string>;
  /** Calls any path of this origin; for the raw `api` command. */
  raw(
    request: Omit<HttpRequest, 'headers'> & { headers?: Record<string, string> },
  ): Promise<HttpResponse>;
  portalNow(): number;
}

const isSuccess = (status: number) => status >= 200 && status <= 299;

/** Whether an answer sends the client to another address (RFC 9110, section 15.4). */
export const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

const sendable = (body: Multipart | WholeMultipart) => ('open' in body ? body.open : body.body);

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Fills an operation's path and query; every value is escaped, none can change the path's shape. */
export function buildPath(spec: Operation, input: Parts): string {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Told of every answer in JSON, before it is checked. */
export type AnswerListener = (spec: Operation, answer: unknown, response: HttpResponse) => void;

/** Opens a client of one portal: every call is typed, sent and checked by the contract table. */
export function openClient(
  transport: Transport,
  bearer: Bearer,
  onAnswer?: AnswerListener,
): PortalClient {
  const raw: PortalClient['raw'] = async (request) => {
    const token = await bearer.token();
    const withToken = (value: string) =>
      transport.send({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${value}` },
        secrets: [value, ...(bearer.secrets ?? [])],
      });
    const response = await withToken(token);
    if (response.status !== 401) return response;
    const renewed = await bearer.token(token);
    if (renewed === token) return response;
    await response.drop();
    return withToken(renewed);
  };

  const ask = async (
    spec: Operation,
    parts: Parts,
    options: CallOptions,
    isGood: (status: number) => boolean,
  ): Promise<{ response: HttpResponse; repeatable: boolean }> => {
    const repeatable =
      options.once !== true &&
      (spec.repeat === 'safe' || (spec.repeat === 'key' && options.idempotencyKey !== undefined));
    const response = await raw({
      method: spec.method,
      path: buildPath(spec, parts),
      repeatable,
      read: 'text',
      headers: {
        accept: 'application/json',
        ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
        ...(options.multipart?.headers ??
          (parts.body ? { 'content-type': 'application/json' } : {})),
      },
      ...(options.multipart ? { body: sendable(options.multipart), patient: true } : {}),
      ...(parts.body ? { body: JSON.stringify(parts.body) } : {}),
      ...(options.onRepeat ? { onRepeat: options.onRepeat } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!isGood(response.status)) {
      const [summary = ''] = spec.summary.split(';');
      const doing = summary.charAt(0).toLowerCase() + summary.slice(1);
      throw portalError(response, doing, bearer, repeatable);
    }
    return { response, repeatable };
  };

  const call: PortalClient['call'] = async (id, input, options = {}) => {
    const spec: Operation = CONTRACT[id];
    const { response, repeatable } = await ask(spec, input as Parts, options, isSuccess);
    const answer = parseAnswer(response, spec, transport.origin, repeatable);
    onAnswer?.(spec, answer, response);
    const read = options.onFaulty ? withoutFaulty(spec, answer, options.onFaulty) : answer;
    checkAnswer(spec, read, response.header('x-request-id'));
    return read as CallResult<typeof id>;
  };

  const locate: PortalClient['locate'] = async (id, input, options = {}) => {
    const { response } = await ask(CONTRACT[id], input as Parts, options, isRedirect);
    return response.header('location') ?? '';
  };

  return { origin: transport.origin, call, locate, raw, portalNow: transport.portalNow };
}
