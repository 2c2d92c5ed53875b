import { reasonOf, TaxqError } from '../errors.ts';

/** The portal could not be reached, or went silent. */
export class Unreachable extends TaxqError {
  /**
   * Whether the portal may have acted on the request all the same: true once a byte of it may have
   * arrived. A write with an unknown outcome is never sent again blindly.
   */
  readonly outcomeUnknown: boolean;

  constructor(facts: {
    code: string;
    message: string;
    why: string;
    hint?: string;
    outcomeUnknown: boolean;
    retryable?: boolean;
    requestId?: string | undefined;
    cause?: unknown;
  }) {
    super({
      kind: 'unreachable',
      hint: facts.outcomeUnknown
        ? 'It may have been done all the same: look before you run the command again.'
        : 'Nothing was lost; run the same command again in a while.',
      ...facts,
    });
    this.outcomeUnknown = facts.outcomeUnknown;
  }
}

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

const isTls = (code: string, error: unknown): boolean =>
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code) ||
  (error instanceof Error && /certificate/i.test(error.message));

/**
 * Turns a socket's error into one a pro can act on.
 *
 * @param origin the server's origin, to name it
 * @param harmless whether the request changes nothing, so that no outcome of it can matter
 */
export function networkFailure(error: unknown, origin: string, harmless: boolean): Unreachable {
  const { code, connected } = faultOf(error);
  const message = `The portal at ${origin} can’t be reached.`;
  if (isTls(code, error)) {
    return new Unreachable({
      code: 'tls_failed',
      message: `The portal at ${origin} can’t be trusted.`,
      why: `Its certificate was refused (${code || 'TLS'}).`,
      hint: 'Check the address and the network; if your firm uses its own authority, set NODE_EXTRA_CA_CERTS.',
      outcomeUnknown: false,
      retryable: false,
      cause: error,
    });
  }
  const never = NEVER_ARRIVED[code];
  if (never !== undefined && !connected) {
    return new Unreachable({
      code: 'portal_unreachable',
      message,
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
    cause: error,
  });
}
