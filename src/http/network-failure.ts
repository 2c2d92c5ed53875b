import { reasonOf, type TaxqError } from '../errors.ts';
import { Unreachable } from './failure.ts';
import type { ProxyServer } from './proxy.ts';
import { ProxyFault, proxyRefusal, proxyStatus, proxyUnreachable } from './proxy-fault.ts';
import { AnswerFault } from './read-text.ts';
import { isTlsFault, tlsFailure } from './tls-fault.ts';

const NEVER_ARRIVED: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at that address.',
  ENOTFOUND: 'Its name is unknown to the DNS.',
  EAI_AGAIN: 'The DNS gave no answer.',
  ENETUNREACH: 'There is no way to that network from here.',
  EHOSTUNREACH: 'There is no way to that host from here.',
  ETIMEDOUT: 'The connection was not answered in time.',
  UND_ERR_CONNECT_TIMEOUT: 'The connection was not answered in time.',
};

const CUT: Record<string, string> = {
  ECONNRESET: 'The connection was cut.',
  EPIPE: 'The connection was cut.',
  UND_ERR_SOCKET: 'The connection was cut.',
  UND_ERR_HEADERS_TIMEOUT: 'No answer came in time.',
  UND_ERR_BODY_TIMEOUT: 'The answer stopped half-way.',
  UND_ERR_RESPONSE_EXCEEDED_CONTENT_LENGTH: 'The answer was not well formed.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The answer was cut short.',
};

interface SocketFault {
  code: string;
  /** Once it was made, even a code such as ETIMEDOUT means that it broke: bytes may have arrived. */
  connected: boolean;
}

function faultOf(error: unknown): SocketFault {
  if (!(error instanceof Error)) return { code: '', connected: true };
  if (error.name === 'TimeoutError') return { code: 'UND_ERR_HEADERS_TIMEOUT', connected: true };
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') {
    const syscall = 'syscall' in error ? error.syscall : undefined;
    return { code, connected: syscall === 'read' || syscall === 'write' };
  }
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined || inner === error ? { code: '', connected: true } : faultOf(inner);
}

/** The request that failed, and the server that it was for. */
export interface FailedRequest {
  origin: string;
  /** What errors call the server; `The portal` unless given. */
  server?: string | undefined;
  proxy?: ProxyServer | null;
  /** Whether the request changes nothing, so that no outcome of it can matter. */
  harmless: boolean;
  /** The server's own id of the request, when its answer had begun. */
  requestId?: string | undefined;
}

/**
 * Turns a socket's error into one a pro can act on.
 *
 * @returns Unreachable, but of kind `config` for a proxy that asks for a password
 */
export function networkFailure(error: unknown, request: FailedRequest): TaxqError {
  const { origin, server = 'The portal', proxy = null, harmless, requestId } = request;
  const named = `${server} at ${origin}`;
  const { code, connected } = faultOf(error instanceof ProxyFault ? error.cause : error);
  if (proxy !== null) {
    const status = proxyStatus(error);
    if (status !== null) return proxyRefusal(proxy, origin, status);
    if (error instanceof ProxyFault) {
      const why = isTlsFault(code, error.cause)
        ? `Its certificate was refused (${code}).`
        : (NEVER_ARRIVED[code] ?? CUT[code] ?? reasonOf(error.cause));
      return proxyUnreachable(proxy, origin, why, error);
    }
  }
  if (error instanceof AnswerFault) {
    return new Unreachable({
      code: error.code,
      message: `The answer of ${origin} was given up.`,
      why: error.message,
      hint: harmless ? error.hint : undefined,
      outcomeUnknown: !harmless,
      retryable: error.code === 'answer_too_slow',
      requestId,
    });
  }
  if (isTlsFault(code, error)) return tlsFailure(code, named, error);
  const never = NEVER_ARRIVED[code];
  if (never !== undefined && !connected) {
    return new Unreachable({
      code: 'portal_unreachable',
      message: `${named} can’t be reached.`,
      why: never,
      outcomeUnknown: false,
      cause: error,
    });
  }
  return new Unreachable({
    code: 'connection_lost',
    message: `The connection to ${origin} was lost.`,
    why: CUT[code] ?? reasonOf(error),
    outcomeUnknown: !harmless,
    requestId,
    cause: error,
  });
}
