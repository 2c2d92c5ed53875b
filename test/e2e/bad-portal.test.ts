import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { envOf, ownMachine, PROGRAM, serve, useMachine } from '../support/program.ts';
import { startRelay } from '../support/relay.ts';
import { json, startPortal } from '../support/server.ts';

const machine = useMachine();

const JOB = {
  id: 'J1',
  short_id: 'AAAAAAAAAAA',
  name: 'Client 1',
  status: 'CLAIMED',
  create_time: '2026-04-14T12:00:00Z',
};

describe('a sign-in', () => {
  test('that has expired ends with 4, and names the profile and where it came from', async () => {
    const served = await serve(machine(), '--token-ttl', '1', '--data', 'short-lived');
    const answer = await fetch(served.token_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: served.client_id,
        client_secret: served.client_secret,
        audience: 'https://api.worklayer.com/public/',
        grant_type: 'client_credentials',
      }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const env = { TAXQ_URL: served.url, TAXQ_TOKEN: access_token };
    const list = () => machine().run(['job', 'list'], { env });
    await expect.poll(async () => (await list()).code, { timeout: 10_000 }).toBe(4);
    const { stderr, stdout } = await list();
    expect(stdout).toBe('');
    expect(stderr).toContain('sign-in of profile “environment”');
    expect(stderr).toContain('The token came from TAXQ_TOKEN');
  });

  test('with client credentials is renewed in the middle of a command, and nobody notices', async () => {
    const served = await serve(machine(), '--token-ttl', '1', '--data', 'renewed');
    // The portal asks for two seconds of patience, which the token doesn't live.
    const relay = await startRelay(served.url, (_, path, count) =>
      path.startsWith('/pro/v1/jobs') && count === 1 ? 'later' : 'pass',
    );
    const env = {
      ...envOf(served),
      TAXQ_URL: relay.origin,
      TAXQ_TOKEN_URL: `${relay.origin}/oauth/token`,
    };
    const run = await machine().run(['job', 'list', '--json=short_id'], { env });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.json<unknown[]>()).toHaveLength(12);
    expect(relay.count('POST', '/oauth/token')).toBeGreaterThan(1);
  });
});

describe('a portal', () => {
  test('that is down ends with 7', async () => {
    const env = { TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'any' };
    for (const args of [
      ['job', 'list'],
      ['message', 'send', 'JOB', '--text', 'Hi', '--yes'],
    ]) {
      const run = await machine().run(args, { env });
      expect(run).toMatchObject({ code: 7, stdout: '' });
      expect(run.stderr).toContain('Nothing listens at that address.');
      expect(run.stderr).toContain('run the same command again in a while');
    }
  });

  test('whose disk is full ends with 7, and keeps no half document', async () => {
    const { folder, start, run } = machine();
    const server = start(
      ['-c', 'ulimit -f 6000; exec "$0" "$@"', process.execPath, PROGRAM].concat([
        ...['sandbox', 'start', '--json', '--data', 'full'],
      ]),
      { program: ['bash'] },
    );
    const env = envOf(JSON.parse(await server.firstLine));
    await writeFile(join(folder, 'scan.bin'), Buffer.alloc(8 * 1024 * 1024, 7));
    const list = () => run(['doc', 'list', 'Raman', '--json'], { env });
    const before = await list();
    const upload = await run(['doc', 'upload', 'Raman', 'scan.bin', '--tag', 'OTHER', '--json'], {
      env,
    });
    expect(upload.code).toBe(7);
    expect(upload.json()).toMatchObject([{ status: 'failed', error: { code: 'portal_full' } }]);
    expect(upload.stderr).toContain('no room left');
    expect((await list()).json()).toEqual(before.json());
    expect(await readdir(join(folder, 'full', 'tmp'))).toEqual([]);
  });

  test.each([
    ['a captive portal’s web page', '<html><h1>Sign in to Hotel Wi-Fi</h1></html>', 'web page'],
    ['JSON that breaks off', '{"data": [', 'malformed JSON'],
    ['nothing', '', 'empty answer'],
    ['JSON of another kind', '{"weather": "fine"}', 'isn’t what its API documents'],
  ])('that answers %s ends with an error and no data', async (_, body, words) => {
    const portal = await startPortal((__, response) => {
      const type = body.startsWith('<') ? 'text/html' : 'application/json';
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    const run = await machine().run(['job', 'list'], { env: portal.env });
    expect(run.stdout).toBe('');
    expect([1, 7]).toContain(run.code);
    expect(run.stderr).toContain(words);
    expect(run.stderr).toMatch(/^ {2}→ /m);
    expect(run.stderr).not.toContain('Hotel');
    expect(run.stderr).not.toContain('    at ');
  });

  test('whose pages never end is noticed', async () => {
    const portal = await startPortal((_, response) => {
      json(response, { data: [JOB], next_page_token: 'again' });
    });
    const run = await machine().run(['job', 'list', '--all'], { env: portal.env });
    expect(run.timedOut).toBe(false);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('It sends the same page again.');
    expect(portal.calls().length).toBeLessThan(5);
  });
});

describe('a configuration', () => {
  const profile = { url: 'http://portal.example', token_url: 'https://t.example', audience: 'x' };

  test.each([
    ['that is broken', '{', {}, [], 'It is not JSON.'],
    [
      'with http://',
      JSON.stringify({ current: 'p', profiles: { p: profile } }),
      {},
      [],
      'in the clear',
    ],
    ['without the profile', '{}', {}, ['--profile', 'nope'], 'There is no profile “nope”.'],
    ['without TAXQ_PROFILE', '{}', { TAXQ_PROFILE: 'nope' }, [], 'There is no profile “nope”.'],
    ['with http:// in TAXQ_URL', '{}', { TAXQ_URL: 'http://portal.example' }, [], 'in the clear'],
    [
      'with two portals',
      '{}',
      { TAXQ_URL: 'https://portal.example', TAXQ_PROFILE: 'p' },
      [],
      'names two portals',
    ],
  ])('%s ends with 3 before anything is sent or started', async (_, config, env, args, words) => {
    const { run, home } = await ownMachine();
    await mkdir(join(home, 'config'));
    await writeFile(join(home, 'config', 'config.json'), config);
    const ran = await run(['job', 'list', ...args], { env });
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).toMatch(/^ {2}→ /m);
    expect(await readdir(home)).toEqual(['config']);
  });
});
