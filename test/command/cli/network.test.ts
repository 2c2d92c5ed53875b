import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_RETRY } from '../../../src/http/retry.ts';
import { useAuthority } from '../../support/certificates.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { json, startPortal, startServer } from '../../support/server.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const authority = useAuthority();
const sandbox = useSandbox();

const LIST = ['job', 'list', '--json=short_id'];

/** A public portal without a job that speaks TLS. */
async function startTlsPortal(): Promise<string> {
  const server = createServer(await authority().certify(), (request, response) => {
    const isList = request.url?.startsWith('/v1.0/jobs');
    json(response, isList ? { data: [], next_page_token: null } : {}, isList ? 200 : 404);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

describe('an authority of the firm’s own', () => {
  test('is trusted with --ca', async () => {
    const env = { TAXQ_URL: await startTlsPortal(), TAXQ_TOKEN: 'token' };
    expect(await taxq(LIST, { env })).toMatchObject({ code: 7, stdout: '' });
    const listed = await taxq([...LIST, '--ca', authority().path], { env });
    expect(listed, listed.stderr).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test('is trusted by a profile that was added with it', async () => {
    const url = await startTlsPortal();
    const env = { TAXQ_HOME: await tempFolder(), TAXQ_TOKEN: 'token' };
    const add = ['profile', 'add', 'firm', '--url', url, '--token-url', url, '--audience', 'a'];
    const added = await taxq([...add, '--use', '--json', '--ca', authority().path], { env });
    expect(added.json()).toMatchObject({ ca: authority().path });
    const listed = await taxq(LIST, { env });
    expect(listed, listed.stderr).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test('that can’t be read ends with 3', async () => {
    const env = { TAXQ_URL: 'https://localhost:1', TAXQ_TOKEN: 'token' };
    for (const words of [LIST, ['profile', 'add', 'firm', '--preset', 'worklayer']]) {
      const ran = await taxq([...words, '--ca', 'no-such.pem'], { env });
      expect(ran, ran.stderr).toMatchObject({ code: 3, stdout: '' });
      expect(ran.stderr).toContain('no-such.pem');
    }
  });
});

describe('--timeout', () => {
  test.each([['1s'], ['TAXQ_TIMEOUT']])(
    'is how long a silent portal is waited for (%s)',
    async (how) => {
      const portal = await startPortal(() => {});
      const env = { ...portal.env, ...(how === 'TAXQ_TIMEOUT' ? { TAXQ_TIMEOUT: '1s' } : {}) };
      const words = how === 'TAXQ_TIMEOUT' ? LIST : [...LIST, '--timeout', how];
      const transport = { retry: { ...DEFAULT_RETRY, attempts: 1 } };
      const ran = await taxq(words, { env, transport });
      expect(ran.code).toBe(7);
      expect(ran.stderr).toContain('No answer came in time.');
    },
  );

  test.each(['30', '0s', '999ms', '2h', '-5s', 'soon', ''])('refuses %j', async (text) => {
    const ran = await taxq([...LIST, `--timeout=${text}`]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--timeout takes 1s to 1h.');
  });

  test('is 3 where the environment has it wrong', async () => {
    expect((await taxq(LIST, { env: { TAXQ_TIMEOUT: '30' } })).code).toBe(3);
  });
});

test('a portal that is busy without end ends a command over many jobs soon, which says for how long it asks', async () => {
  const jobs = Array.from({ length: 200 }, (_, index) => ({
    ...{ id: `job-${index}`, short_id: `ABCDEFGH${100 + index}`, status: 'CLAIMED' },
    create_time: '2026-04-14T12:00:00Z',
  }));
  const portal = await startPortal(({ path }, response) =>
    /^\/v1\.0\/jobs\?/.test(path)
      ? json(response, { data: jobs })
      : json(response, {}, 429, { 'retry-after': '5' }),
  );
  const env = { ...portal.env, TAXQ_USER_ID: 'me' };
  const ran = await taxq(['queue', '--json'], { env });
  expect(ran.code).toBe(7);
  expect(JSON.parse(ran.stderr.trim().split('\n').at(-1) ?? '').error).toMatchObject({
    code: 'portal_busy',
    message: expect.stringContaining('asks to wait 5 s'),
  });
  expect(ran.stderr).toContain('The portal is busy; taxq waits 5 s.');
  expect(portal.calls().length).toBeLessThan(60);
});

describe('an error names who met it', () => {
  test('a portal that redirects to another place, which gets nothing', async () => {
    const other = await startServer((_, response) => json(response, {}));
    const portal = await startPortal((_, response) => {
      response.writeHead(307, { location: `${other.origin}/login?session=1` }).end();
    });
    const ran = await taxq(LIST, { env: portal.env });
    expect(ran.code).toBe(6);
    expect(ran.stderr).toContain(`${other.origin}; taxq follows none`);
    expect(other.seen).toEqual([]);
  });

  test.each([401, 403])('a token for another audience (%i)', async (status) => {
    const portal = await startPortal((_, response) =>
      json(response, {}, status, {
        'www-authenticate': 'Bearer error="invalid_token", error_description="Wrong audience"',
        'x-request-id': 'r-401',
      }),
    );
    const env = { ...portal.env, TAXQ_AUDIENCE: 'https://api.firm.example/' };
    const ran = await taxq(LIST, { env });
    expect(ran.code).toBe(4);
    for (const words of [
      '“environment”',
      'Wrong audience',
      'TAXQ_CLIENT_ID',
      'api.firm.example',
      'r-401',
    ]) {
      expect(ran.stderr).toContain(words);
    }
  });

  test.each([
    ['a web page', 200, '<html>Hotel</html>', 'is a web page'],
    ['an error', 500, 'oops', 'It answered 500.'],
  ])('a sign-in server that answers %s', async (_, status, body, words) => {
    const desk = await startServer((__, response) => {
      response.writeHead(status, { 'x-request-id': 'r-desk' }).end(body);
    });
    const portal = await startPortal((__, response) => json(response, {}));
    const env = { ...portal.env, TAXQ_TOKEN_URL: `${desk.origin}/oauth/token` };
    const ran = await taxq(LIST, { env });
    expect(ran.code).toBe(7);
    for (const text of ['“environment”', desk.origin, words, 'r-desk']) {
      expect(ran.stderr).toContain(text);
    }
    expect(ran.stderr).not.toMatch(/Hotel|oops/);
  });

  test('a portal that isn’t there', async () => {
    const env = { TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'token' };
    const { stderr } = await taxq(LIST, { env });
    expect(stderr).toContain('The portal of profile “environment” at http://127.0.0.1:1');
  });
});

test('--debug traces a whole day without a secret, a client’s name or a word that was written', async () => {
  const env = { ...sandboxEnv(sandbox()), TAXQ_HOME: await tempFolder() };
  const folder = await tempFolder();
  const file = join(folder, 'Raman W-2.txt');
  await writeFile(file, 'Wages of Priya Raman');
  const out = join(folder, 'out');
  const day = [
    [['job', 'list'], 0],
    [['job', 'view', 'Raman'], 0],
    [['message', 'send', 'Raman', '--text', 'Dear Priya, thank you for the form.', '--yes'], 0],
    [['doc', 'upload', 'Raman', file, '--tag', 'OTHER', '--yes'], 0],
    [['doc', 'download', 'Raman', '--out', out], 0],
    [['api', 'GET', '/pro/v1/jobs?filter=name%3DPriya'], null],
    [['message', 'send', 'Nobody Raman', '--text', 'Hello', '--yes'], 5],
  ] as const;
  const lines: string[] = [];
  for (const [words, code] of day) {
    const ran = await taxq([...words, '--debug'], { env });
    if (code !== null) expect(ran.code, `${words.join(' ')}\n${ran.stderr}`).toBe(code);
    lines.push(...ran.stderr.split('\n').filter((line) => line.startsWith('· ')));
  }
  const trace = lines.join('\n');
  const { clientId, clientSecret, url } = sandbox();
  expect(trace).toMatch(/POST \S+\/oauth\/token 200/);
  expect(trace).toMatch(/POST \S+\/(messages|documents)/);
  expect(trace).toMatch(new RegExp(`GET ${url}/… 200`));
  expect(trace).toMatch(/request [\w-]+/);
  for (const secret of [clientId, clientSecret, 'Bearer', 'eyJ', 'Priya', 'Raman', 'Dear', 'W-2']) {
    expect(trace, secret).not.toContain(secret);
  }
  expect(trace).not.toMatch(/authorization|cookie|filename/i);
});
