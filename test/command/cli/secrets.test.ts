import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { homeWith, signInPath } from '../../support/home.ts';
import { json, type Seen, startServer } from '../../support/server.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';

const SECRET = 'pa/ss"wörd-of-the-client';
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${'token'.repeat(12)}.sig-nature`;
const BASIC = Buffer.from(`test-client:${SECRET}`).toString('base64');

/** All that a server has been told, as it may repeat it. */
const echo = ({ headers, body }: Seen) =>
  [body, encodeURIComponent(body), headers.authorization, SECRET, BASIC].join(' ');

/** A portal that says back what it is sent in each of its errors. */
async function startEcho(atSignIn: boolean) {
  const server = await startServer((seen, response) => {
    const said = echo(seen);
    const isSignIn = seen.path === '/oauth/token';
    if (isSignIn && !atSignIn) return json(response, { access_token: TOKEN, expires_in: 60 });
    if (seen.path.endsWith('/capabilities')) return json(response, {}, 404);
    const body = { detail: said, error: 'x', error_description: said, request_id: said };
    const { authorization } = seen.headers;
    const header = authorization ? `${authorization.slice(0, 57)}:${BASIC}` : '';
    const headers = {
      'x-request-id': header,
      'www-authenticate': `Bearer error_description="${header}"`,
    };
    return json(response, body, isSignIn ? 401 : 422, headers);
  });
  return { TAXQ_URL: server.origin, TAXQ_TOKEN_URL: `${server.origin}/oauth/token` };
}

const SHOWN = /pa\/ss|pa%2Fss|w(ö|%C3%B6)rd-of|tokentoken|dGVzdC1jbGllbn/;

describe.each([
  ['sign-in server', true],
  ['portal', false],
])('a %s that repeats secrets in its errors', (_, atSignIn) => {
  test.each([
    ['in words', ['job', 'list']],
    ['in JSON', ['job', 'list', '--json']],
    ['with --debug', ['job', 'list', '--debug']],
    ['to a raw call', ['api', '/v1.0/jobs', '--debug']],
    ['to doctor', ['doctor', '--json']],
  ])('gets none of them shown %s', async (_name, words) => {
    const portal = await startEcho(atSignIn);
    const env = { ...portal, TAXQ_CLIENT_ID: 'test-client', TAXQ_CLIENT_SECRET: SECRET };
    const ran = await taxq(words, { env });
    expect(ran.code).not.toBe(0);
    expect(ran.stdout + ran.stderr).toContain('***');
    expect(ran.stdout + ran.stderr).not.toMatch(SHOWN);
  });

  test('gets none of them into reports, nor a stored one into an error', async () => {
    const portal = await startEcho(atSignIn);
    const profile = { url: portal.TAXQ_URL, token_url: portal.TAXQ_TOKEN_URL, audience: 'a' };
    const home = await homeWith({ current: 'mine', profiles: { mine: profile } });
    const path = signInPath(home, 'mine');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify({ client_id: 'test-client', client_secret: SECRET }));
    const env = { TAXQ_HOME: home };
    const listed = await taxq(['job', 'list', '--debug'], { env });
    expect(listed.stderr).not.toMatch(SHOWN);
    const junit = join(await tempFolder(), 'a.xml');
    const ran = await taxq(['smoke', '--json', '--debug', '--junit', junit], { env });
    expect(ran.code).toBe(9);
    expect(ran.stdout + ran.stderr + (await readFile(junit, 'utf8'))).not.toMatch(SHOWN);
  });
});
