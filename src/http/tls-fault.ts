import { Unreachable } from './failure.ts';

const UNKNOWN_AUTHORITY =
  'If your firm or its network has an authority of its own, give its certificate with --ca or NODE_EXTRA_CA_CERTS.';
const CLOCK = 'Check this machine’s clock; if it is right, whoever runs that server must act.';
const ADDRESS =
  'Check the address (taxq profile show), and whether your network asks you to sign in.';

/** What is wrong, and what to do about it, by OpenSSL's and Node's codes. */
const FAULTS: readonly [RegExp, string, string][] = [
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'Its certificate is self-signed.', UNKNOWN_AUTHORITY],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/,
    'Its certificate is signed by an authority that this machine doesn’t know.',
    UNKNOWN_AUTHORITY,
  ],
  [/^CERT_HAS_EXPIRED$/, 'Its certificate has expired.', CLOCK],
  [/^CERT_NOT_YET_VALID$/, 'Its certificate isn’t valid yet.', CLOCK],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'Its certificate is for another host.', ADDRESS],
  [
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/,
    'It speaks only an old TLS; 1.2 is the least that is safe.',
    'Tell whoever runs that server.',
  ],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST/,
    'It doesn’t speak TLS at that port.',
    ADDRESS,
  ],
];

/** Whether a connection failed because of who is at its other end. */
export const isTlsFault = (code: string, error: unknown): boolean =>
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code) ||
  (error instanceof Error && /certificate/i.test(error.message));

/**
 * The error for a server that isn't trusted, or can't be spoken to in safety.
 *
 * @param server what errors call it, with its address
 */
export function tlsFailure(code: string, server: string, cause: unknown): Unreachable {
  const [, why, hint] = FAULTS.find(([codes]) => codes.test(code)) ?? [
    null,
    'Its certificate was refused.',
    UNKNOWN_AUTHORITY,
  ];
  return new Unreachable({
    code: 'tls_failed',
    message: `${server} can’t be trusted.`,
    why: `${why} (${code || 'TLS'})`,
    hint,
    outcomeUnknown: false,
    retryable: false,
    cause,
  });
}
