import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../../src/http/failure.ts';

const ORIGIN = 'https://portal.example';
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
    const failure = networkFailure(socketError(code, syscall), ORIGIN, false);
    expect(failure).toMatchObject({ code: 'portal_unreachable', why, outcomeUnknown: false });
    expect(failure.message).toContain(ORIGIN);
  });

  it('is recognised inside an error that gathers all addresses of a name', () => {
    const gathered = new AggregateError([socketError('ECONNREFUSED', 'connect')]);
    expect(networkFailure(gathered, ORIGIN, false).code).toBe('portal_unreachable');
  });
});

describe('a connection that broke', () => {
  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'leaves the outcome unknown when %s comes while reading',
    (code) => {
      const failure = networkFailure(socketError(code, 'read'), ORIGIN, false);
      expect(failure).toMatchObject({ code: 'connection_lost', outcomeUnknown: true });
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT'])(
    'leaves the outcome unknown after %s',
    (code) => {
      expect(networkFailure(socketError(code), ORIGIN, false).outcomeUnknown).toBe(true);
    },
  );

  it('leaves nothing unknown for a request that changes nothing', () => {
    const failure = networkFailure(socketError('ECONNRESET'), ORIGIN, true);
    expect(failure.outcomeUnknown).toBe(false);
  });
});

describe('a certificate that is not trusted', () => {
  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    '%s is never tried again',
    (code) => {
      const failure = networkFailure(socketError(code), ORIGIN, true);
      expect(failure).toMatchObject({ code: 'tls_failed', retryable: false });
      expect(failure.hint).toContain('NODE_EXTRA_CA_CERTS');
    },
  );
});
