import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { portalError } from '../../../src/portal/problem.ts';

const answer = (
  status: number,
  text: string,
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers,
  header: (name) => headers[name],
  text,
  stream: Readable.from([]),
  drop: async () => {},
});

const WHO = { profile: 'mine', tokenSource: 'TAXQ_TOKEN' };
const busy = (status: number, headers: Record<string, string>) =>
  portalError(answer(status, '', headers), 'list the jobs', WHO, true);
const errorOf = (status: number, body: unknown = {}, repeatable = true) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return portalError(answer(status, text), 'list the jobs', WHO, repeatable);
};

describe('an error answer of the portal', () => {
  it.each([
    [302, 'refused', false],
    [400, 'failed', false],
    [401, 'auth', false],
    [403, 'auth', false],
    [404, 'not-found', false],
    [409, 'refused', false],
    [412, 'refused', false],
    [413, 'refused', false],
    [422, 'refused', false],
    [429, 'unreachable', true],
    [500, 'unreachable', true],
    [503, 'unreachable', true],
    [507, 'unreachable', true],
  ])('%i is of kind %s, worth another try later: %s', (status, kind, retryable) => {
    expect(errorOf(status)).toMatchObject({ kind, retryable });
  });

  it.each([
    [{ detail: 'The job is closed' }],
    [{ title: 'The job is closed' }],
    [{ error: 'x', error_description: 'The job is closed' }],
    [{ message: 'The job is closed.' }],
  ])('says what the portal said, in whatever shape (%j)', (body) => {
    expect(errorOf(409, body).why).toBe('The job is closed.');
  });

  it('is told without what was sent in secret, and no longer than anybody reads', () => {
    const errors = Array.from({ length: 1000 }, () => ({ path: '/token-1', message: 'x' }));
    const body = { detail: `token-1 ${'long '.repeat(20_000)}`, request_id: 'token-1', errors };
    const response = {
      ...answer(422, JSON.stringify(body)),
      redact: (text: string) => text.replaceAll('token-1', '***'),
    };
    const error = portalError(response, 'list the jobs', WHO, true);
    expect(JSON.stringify({ ...error, why: error.why })).not.toContain('token-1');
    expect(error.why?.length).toBeLessThan(1_000);
    expect(error.requestId).toBe('***');
  });

  it('names the fields at fault and the request', () => {
    const errors = [{ path: '/text', message: 'is too long' }];
    const error = errorOf(422, { title: 'Invalid', errors, request_id: 'r-1' });
    expect(error.why).toBe('Invalid; /text is too long.');
    expect(error.requestId).toBe('r-1');
  });

  it.each(['', '<html>Bad gateway</html>', '[]', 'null', '"x"', '{"title":7}'])(
    'is understood by its status alone when its body is %j',
    (text) => {
      expect(errorOf(502, text).why).toBe('It answered 502.');
    },
  );

  it('names the profile and where the token came from when the sign-in is refused', () => {
    for (const status of [401, 403]) {
      const error = errorOf(status);
      expect(`${error.message} ${error.why}`).toMatch(/“mine”.*TAXQ_TOKEN/);
    }
  });

  it('names whom the token should be for, and what the challenge says of it', () => {
    const challenge = 'Bearer error="invalid_token", error_description="The audience is wrong"';
    const response = answer(401, '', { 'www-authenticate': challenge, 'x-request-id': 'r-9' });
    const who = { ...WHO, audience: 'https://api.example/' };
    const error = portalError(response, 'list the jobs', who, true);
    expect(error.requestId).toBe('r-9');
    expect(error.why).toBe(
      'The audience is wrong. The token came from TAXQ_TOKEN; the profile’s audience is https://api.example/.',
    );
  });

  it.each([
    ['http://hotel.example/login?key=secret#x', 'http://hotel.example'],
    ['https://u:secret@hotel.example/x', 'https://hotel.example'],
    ['/login/secret', 'another of its own pages'],
    ['data:text/html,secret', 'an address of data:'],
    ['', 'nowhere'],
  ])('shows which server a redirect to %s leads to, and no more', (location, shown) => {
    const response = answer(302, '', { location });
    const { why } = portalError(response, 'list the jobs', WHO, true);
    expect(why).toContain(`It points to ${shown}; taxq follows none`);
  });

  it.each([
    [500, true],
    [503, true],
    [429, false],
    [507, false],
  ])(
    '%i to a write that must not be repeated leaves its outcome unknown: %s',
    (status, unknown) => {
      expect(errorOf(status, {}, false)).toMatchObject({ outcomeUnknown: unknown });
      expect(errorOf(status, {}, true)).toMatchObject({ outcomeUnknown: false });
    },
  );
});

describe('a portal that asks to wait', () => {
  const date = 'Tue, 14 Apr 2026 12:00:00 GMT';

  it.each([
    ['7', '7 s'],
    ['60', '60 s'],
    ['90', '2 min'],
    ['99999', '28 h'],
    ['400000', '5 days'],
    ['9'.repeat(400), 'over a year'],
    ['Tue, 14 Apr 2026 12:30:00 GMT', '30 min'],
  ])('%s says how long: %s', (value, wait) => {
    expect(busy(429, { 'retry-after': value, date }).why).toBe(
      `It answered 429. It asks to wait ${wait}.`,
    );
  });

  it.each(['0', 'soon', 'Tue, 14 Apr 2026 11:00:00 GMT'])('says nothing of %s', (value) => {
    expect(busy(503, { 'retry-after': value, date }).why).toBe('It answered 503.');
  });

  it('longer than anybody waits for is not asked again in the same run', () => {
    expect(busy(429, { 'retry-after': '60' })).toMatchObject({ retryable: true });
    expect(busy(429, { 'retry-after': '61' })).toMatchObject({
      kind: 'unreachable',
      code: 'portal_busy',
      retryable: false,
      hint: 'Nothing was lost; run the same command again when that time is over.',
    });
  });

  it('longer, after a write that may have been done, has it looked for first', () => {
    const response = answer(503, '', { 'retry-after': '99999' });
    const error = portalError(response, 'add the document', WHO, false);
    expect(error).toMatchObject({ outcomeUnknown: true, retryable: false });
    expect(error.hint).toContain('look before');
  });
});
