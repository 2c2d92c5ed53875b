import { describe, expect, test } from 'vitest';
import { DOCUMENTED_AUDIENCE } from '../../../../src/portal/contract/token.ts';
import { ownSandbox, type TestSandbox } from '../support/sandbox.ts';

const fields = ({ sandbox }: TestSandbox) => ({
  client_id: sandbox.clientId,
  client_secret: sandbox.clientSecret,
  audience: DOCUMENTED_AUDIENCE,
  grant_type: 'client_credentials',
});

async function ask({ sandbox }: TestSandbox, init: RequestInit) {
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', ...init });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const asJson = (body: object): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('the token endpoint', () => {
  test('takes JSON and forms, and credentials in HTTP Basic', async () => {
    const own = await ownSandbox();
    const { client_id, client_secret, ...rest } = fields(own);
    const basic = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;

    const answers = [
      await ask(own, asJson(fields(own))),
      await ask(own, { body: new URLSearchParams(fields(own)) }),
      await ask(own, { body: new URLSearchParams(rest), headers: { authorization: basic } }),
    ];

    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, scope: 'api:access' },
      });
    }
  });

  test.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'access_denied'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'access_denied'],
    ['another audience', { audience: 'https://api.worklayer.com/public' }, 403, 'access_denied'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a missing field', { audience: undefined }, 400, 'invalid_request'],
  ])('refuses %s in OAuth’s own form', async (_name, change, status, error) => {
    const own = await ownSandbox();

    const answer = await ask(own, asJson({ ...fields(own), ...change }));

    expect(answer).toEqual({ status, body: { error, error_description: expect.any(String) } });
  });

  test('refuses a body that is not JSON', async () => {
    const own = await ownSandbox();

    const answer = await ask(own, { ...asJson({}), body: '{' });

    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('an access token', () => {
  test('expires by the real clock, whatever the sandbox’s clock says', async () => {
    const expired = await ownSandbox({ tokenTtlSeconds: -1, clock: '2020-01-01T00:00:00Z' });

    const answer = await expired.pro.get('/v1.0/jobs');

    expect(answer.status).toBe(401);
    expect(answer.body['detail']).toBe('The access token has expired.');
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
  });

  test('of one sandbox is worth nothing at another', async () => {
    const one = await ownSandbox();
    const other = await ownSandbox();

    const answer = await fetch(`${other.sandbox.url}/v1.0/jobs`, {
      headers: { authorization: `Bearer ${one.pro.token}` },
    });

    expect(answer.status).toBe(401);
  });

  test('of the partner opens the documented API, and of the pro’s only milestones', async () => {
    const { partner, job } = await ownSandbox();
    const { id } = await job('Elena Kim');

    expect((await partner.get('/v1.0/jobs')).status).toBe(200);
    expect((await partner.get(`/pro/v1/jobs/${id}/milestones`)).status).toBe(200);
    expect((await partner.get('/pro/v1/me')).status).toBe(403);
    expect((await partner.post(`/pro/v1/jobs/${id}/messages`, { text: 'x' })).status).toBe(403);
  });
});

test('a public-only portal has nothing under /pro/', async () => {
  const { pro } = await ownSandbox({ surface: 'public' });

  expect((await pro.get('/v1.0/jobs')).status).toBe(200);
  expect(await pro.get('/pro/v1/capabilities')).toMatchObject({
    status: 404,
    body: { status: 404 },
  });
  expect((await pro.get('/pro/v1/me')).status).toBe(404);
});
