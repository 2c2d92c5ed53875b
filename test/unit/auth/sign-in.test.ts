import { describe, expect, it } from 'vitest';
import { signIn } from '../../../src/auth/sign-in.ts';
import { type Answer, json, startServer } from '../../support/server.ts';

const OPTIONS = { userAgent: 'test', sleep: async () => {}, random: () => 0 };
const CREDENTIALS = { clientId: 'id', clientSecret: 'very-secret' };

async function attempt(answer: Answer) {
  const server = await startServer(answer);
  const tokenUrl = `${server.origin}/oauth/token`;
  const result = signIn({ profile: 'mine', tokenUrl, audience: 'aud' }, CREDENTIALS, OPTIONS);
  return { server, result };
}

describe('signing in', () => {
  it('sends the documented request and keeps the token until it ends', async () => {
    const { server, result } = await attempt((_, response) =>
      json(response, { access_token: 'good', expires_in: 60, token_type: 'Bearer', extra: 1 }),
    );
    const before = Date.now();
    const token = await result;
    expect(token.value).toBe('good');
    expect(token.expiresAt).toBeGreaterThanOrEqual(before + 59_000);
    expect(token.expiresAt).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/oauth/token' });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'very-secret',
      audience: 'aud',
    });
  });

  it('says that it was refused, why, and never the secret', async () => {
    const { result } = await attempt((_, response) =>
      json(response, { error: 'access_denied', error_description: 'Unauthorized' }, 401),
    );
    const error = await result.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'auth', code: 'sign_in_refused' });
    expect(error).toHaveProperty('why', 'Unauthorized. A token was asked for the audience aud.');
    expect(JSON.stringify(error)).not.toContain('very-secret');
  });

  it('tries again while the endpoint is busy', async () => {
    const { server, result } = await attempt((_seen, response, count) =>
      count < 3
        ? json(response, {}, 503)
        : json(response, { access_token: 'late', expires_in: 60, token_type: 'Bearer' }),
    );
    expect((await result).value).toBe('late');
    expect(server.seen).toHaveLength(3);
  });

  it.each([
    [429, 'It answered 429.'],
    [500, 'It answered 500.'],
  ])('may help later after %i', async (status, why) => {
    const { result } = await attempt((_, response) => json(response, {}, status));
    await expect(result).rejects.toMatchObject({ kind: 'unreachable', why, retryable: true });
  });

  it('knows a web page from a token', async () => {
    const { result } = await attempt((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Welcome to the hotel</html>');
    });
    await expect(result).rejects.toMatchObject({
      kind: 'unreachable',
      why: 'Its answer is a web page and holds no token.',
    });
  });

  it('takes an answer without an end for a token that is good until it is refused', async () => {
    const { result } = await attempt((_, response) => json(response, { access_token: 'good' }));
    expect(await result).toEqual({ value: 'good', expiresAt: null });
  });

  it('says how long it is to wait, and where a redirect points to', async () => {
    const busy = await attempt((_, response) =>
      json(response, {}, 429, { 'retry-after': '86400' }),
    );
    await expect(busy.result).rejects.toMatchObject({
      why: 'It answered 429. It asks to wait 24 h.',
    });
    const moved = await attempt((_, response) => {
      response.writeHead(307, { location: 'https://u:pw@other.example/x' }).end();
    });
    await expect(moved.result).rejects.toMatchObject({
      why: expect.stringContaining('a redirect to https://other.example; taxq follows none'),
    });
  });

  it('takes its secret to no other place that the endpoint points to', async () => {
    const other = await startServer((_, response) => json(response, {}));
    const { result } = await attempt((_, response) => {
      response.writeHead(307, { location: other.origin });
      response.end();
    });
    await expect(result).rejects.toMatchObject({ kind: 'unreachable' });
    expect(other.seen).toHaveLength(0);
  });

  it('sends no secret over plain HTTP to another machine', async () => {
    const endpoint = { profile: 'mine', tokenUrl: 'http://login.example/token', audience: 'a' };
    await expect(signIn(endpoint, CREDENTIALS, OPTIONS)).rejects.toMatchObject({ kind: 'config' });
  });
});
