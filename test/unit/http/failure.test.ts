import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../../src/http/network-failure.ts';

const ORIGIN = 'https://portal.example';
const failureOf = (error: unknown, harmless: boolean) =>
  networkFailure(error, { origin: ORIGIN, harmless });
const socketError = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall ?? 'socket'} ${code}`), { code, syscall });

describe('a portal that was never reached', () => {
  it.each([
    ['ECONNREFUSED', 'connect', 'Nothing listens at that address.'],
    ['ENOTFOUND', 'getaddrinfo', 'Its name is unknown to the DNS.'],
    ['EAI_AGAIN', 'getaddrinfo', 'The DNS gave no answer.'],
    ['ENETUNREACH', 'connect', 'There is no way to that network from here.'],
    ['ETIMEDOUT', 'connect', 'The connection was not answered in time.'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined, 'The connection was not answered in time.'],
  ])('%s says what is wrong and that nothing was done', (code, syscall, why) => {
    const failure = failureOf(socketError(code, syscall), false);
    expect(failure).toMatchObject({ code: 'portal_unreachable', why, outcomeUnknown: false });
    expect(failure.message).toContain(ORIGIN);
  });

  it('is recognised inside an error that gathers all addresses of a name', () => {
    const gathered = new AggregateError([socketError('ECONNREFUSED', 'connect')]);
    expect(failureOf(gathered, false).code).toBe('portal_unreachable');
  });
});

describe('a connection that broke', () => {
  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'leaves the outcome unknown when %s comes while reading',
    (code) => {
      const failure = failureOf(socketError(code, 'read'), false);
      expect(failure).toMatchObject({ code: 'connection_lost', outcomeUnknown: true });
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT'])(
    'leaves the outcome unknown after %s',
    (code) => {
      expect(failureOf(socketError(code), false)).toMatchObject({ outcomeUnknown: true });
    },
  );

  it('leaves nothing unknown for a request that changes nothing', () => {
    const failure = failureOf(socketError('ECONNRESET'), true);
    expect(failure).toMatchObject({ outcomeUnknown: false });
  });
});

describe('a certificate that is not trusted', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed', '--ca'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'an authority that this machine doesn’t know', '--ca'],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'an authority that this machine doesn’t know',
      'NODE_EXTRA_CA_CERTS',
    ],
    ['CERT_HAS_EXPIRED', 'has expired', 'clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'for another host', 'profile show'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'doesn’t speak TLS', 'profile show'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'old TLS', 'Tell'],
    ['CERT_REVOKED', 'was refused', '--ca'],
  ])('%s is never tried again, and says what is wrong and what to do', (code, why, hint) => {
    const failure = failureOf(socketError(code), true);
    expect(failure).toMatchObject({ code: 'tls_failed', retryable: false });
    expect(failure.why).toContain(why);
    expect(failure.hint).toContain(hint);
  });
});
