import { describe, expect, it } from 'vitest';
import { clockSample, judgeClock } from '../../../../src/work/checks/clock-skew.ts';
import { judgeTls, type TlsFacts } from '../../../../src/work/checks/tls.ts';
import { tokenExpiry } from '../../../../src/work/checks/token-expiry.ts';

const NOW = new Date('2026-04-14T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toUTCString();

describe('a connection', () => {
  const good: TlsFacts = {
    protocol: 'TLSv1.3',
    authorized: true,
    validTo: inDays(60.5),
    issuer: 'An Authority',
  };
  it.each<[string, string, TlsFacts | null, string]>([
    ['that is good', 'https://x', good, 'pass'],
    ['whose certificate has 21 days', 'https://x', { ...good, validTo: inDays(21.5) }, 'pass'],
    ['whose certificate has 20 days', 'https://x', { ...good, validTo: inDays(20.5) }, 'warn'],
    ['that says no end', 'https://x', { ...good, validTo: '' }, 'warn'],
    ['with TLS 1.2', 'https://x', { ...good, protocol: 'TLSv1.2' }, 'pass'],
    ['with TLS 1.1', 'https://x', { ...good, protocol: 'TLSv1.1' }, 'fail'],
    ['nobody vouches for', 'https://x', { ...good, authorized: false }, 'fail'],
    ['nobody has seen', 'https://x', null, 'could-not-check'],
    ['on this machine', 'http://127.0.0.1', null, 'pass'],
  ])('%s', (_, origin, facts, status) => {
    expect(judgeTls(origin, facts, NOW).status).toBe(status);
  });

  it('tells the days and who vouches', () => {
    const { message } = judgeTls('https://x', good, NOW);
    expect(message).toBe('TLS 1.3, certificate by An Authority good for 60 days.');
  });
});

describe('two clocks', () => {
  it.each([
    [0, 'pass', /agree/],
    [29_000, 'pass', /29 s behind/],
    [-29_000, 'pass', /29 s ahead of/],
    [31_000, 'warn', /31 s behind/],
    [-299_000, 'warn', /5 min ahead of/],
    [301_000, 'fail', /5 min behind/],
    [9_000_000, 'fail', /3 h behind/],
    [-31_536_000_000, 'fail', /365 days ahead of/],
  ])('that are %i ms apart', (skewMs, status, words) => {
    const finding = judgeClock([{ skewMs, tookMs: 10 }]);
    expect(finding.status).toBe(status);
    expect(finding.message).toMatch(words);
  });

  it('are compared by the quickest answer', () => {
    const samples = [
      { skewMs: 400_000, tookMs: 9_000 },
      { skewMs: 0, tookMs: 20 },
    ];
    expect(judgeClock(samples).status).toBe('pass');
    expect(judgeClock([]).status).toBe('could-not-check');
  });

  it('are read half-way through a request', () => {
    const sample = clockSample(NOW.toUTCString(), NOW.getTime() + 1_500, 2_000);
    expect(sample).toEqual({ skewMs: 0, tookMs: 2_000 });
    for (const none of ['soon', '0', '1', '', undefined]) {
      expect(clockSample(none, 0, 0)).toBeNull();
    }
  });
});

it('tells a token’s end only where the token does', () => {
  const payload = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(tokenExpiry(`e30.${payload({ exp: 1_776_168_000 })}.x`)).toEqual(NOW);
  expect(tokenExpiry(`e30.${payload({})}.x`)).toBeNull();
  expect(tokenExpiry('opaque')).toBeNull();
  for (const exp of [1e300, 'soon', {}, null, true]) {
    expect(tokenExpiry(`e30.${payload({ exp })}.x`)).toBeNull();
  }
});
