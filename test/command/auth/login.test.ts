import { access, readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LOGIN_FIELDS } from '../../../src/commands/auth/fields.ts';
import { homeWith, signInPath } from '../../support/home.ts';
import { type Answer, json, startServer } from '../../support/server.ts';
import { type RunOptions, taxq, tempFolder } from '../../support/taxq.ts';

const SECRET = 'very-secret-value';
const LOGIN = ['auth', 'login', '--client-id', 'my-id'];

async function portal(answer?: Answer) {
  const token = { access_token: 'the-token', expires_in: 3600, token_type: 'Bearer' };
  const server = await startServer(answer ?? ((_, response) => json(response, token)));
  const profile = {
    url: server.origin,
    token_url: `${server.origin}/oauth/token`,
    audience: 'aud',
  };
  const home = await homeWith({ current: 'mine', profiles: { mine: profile } });
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    taxq(argv, { stdin: `${SECRET}\n`, ...options, env: { TAXQ_HOME: home, ...options.env } });
  return { server, home, run };
}

describe('auth login', () => {
  it('tries the credentials, then stores them for this user only and says where', async () => {
    const { server, home, run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage']);
    expect(ran.stderr).toMatch(/whoever can read that file can read the secret/);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('Profile “mine” is signed in');
    expect(ran.stderr).toContain(signInPath(home, 'mine'));
    expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({
      client_id: 'my-id',
      client_secret: SECRET,
      audience: 'aud',
    });
    const stored = await readFile(signInPath(home, 'mine'), 'utf8');
    expect(JSON.parse(stored)).toEqual({ client_id: 'my-id', client_secret: SECRET });
    expect((await stat(signInPath(home, 'mine'))).mode & 0o777).toBe(0o600);
  });

  it('prints its fields as JSON, and neither the secret nor the token', async () => {
    const { run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage', '--json']);
    expect(Object.keys(ran.json<object>())).toEqual([...LOGIN_FIELDS]);
    expect(ran.json()).toMatchObject({ profile: 'mine', client_id: 'my-id', store: 'file' });
    expect(ran.stdout + ran.stderr).not.toMatch(/very-secret|the-token/);
  });

  it('asks for the secret on a terminal and doesn’t show it', async () => {
    const { home, run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage'], {
      terminal: true,
      answers: { 'Client secret': `${SECRET}\r` },
    });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('Client secret');
    expect(ran.stdout + ran.stderr).not.toContain(SECRET);
    expect(await readFile(signInPath(home, 'mine'), 'utf8')).toContain(SECRET);
  });

  it('stores nothing when the portal refuses', async () => {
    const { home, run } = await portal((_, response) =>
      json(response, { error: 'access_denied', error_description: 'Unauthorized' }, 401),
    );
    const ran = await run([...LOGIN, '--insecure-storage']);
    expect(ran.code).toBe(4);
    expect(ran.stderr).toContain('Unauthorized');
    await expect(access(signInPath(home, 'mine'))).rejects.toThrow('ENOENT');
  });

  it('says that credentials of the environment still come first', async () => {
    const { run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage'], { env: { TAXQ_TOKEN: 'x' } });
    expect(ran.stderr).toContain('TAXQ_TOKEN in the environment still comes first');
  });
});

describe('auth login refuses', () => {
  it('to keep a secret where it isn’t safe unless told to, before it reads one', async () => {
    const { server, run } = await portal();
    const ran = await run(LOGIN, { stdin: '' });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('--insecure-storage');
    expect(ran.stderr).toContain('TAXQ_CLIENT_SECRET');
    expect(server.seen).toHaveLength(0);
  });

  it('the embedded portal, which signs in by itself', async () => {
    const ran = await taxq([...LOGIN, '--insecure-storage'], { stdin: SECRET });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('needs no sign-in');
  });

  it('a portal of the environment, whose sign-in belongs there too', async () => {
    const env = { TAXQ_URL: 'https://portal.example' };
    const ran = await taxq([...LOGIN, '--insecure-storage'], { stdin: SECRET, env });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('TAXQ_CLIENT_SECRET');
  });

  it.each([
    ['no secret', ''],
    ['an empty line', '\n'],
    ['several lines', 'one\ntwo\n'],
    ['far too much', 'x'.repeat(10_000)],
  ])('%s on standard input, and sends nothing', async (_, stdin) => {
    const { server, run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage'], { stdin });
    expect(ran.code).toBe(2);
    expect(server.seen).toHaveLength(0);
  });

  it('to ask after --no-input', async () => {
    const { server, run } = await portal();
    const ran = await run([...LOGIN, '--insecure-storage', '--no-input'], { terminal: true });
    expect(ran.code).toBe(2);
    expect(server.seen).toHaveLength(0);
  });

  it.each([
    ['no client id', ['auth', 'login']],
    ['the secret as an option', [...LOGIN, '--client-secret', SECRET]],
  ])('%s', async (_, argv) => {
    expect((await taxq(argv, { env: { TAXQ_HOME: await tempFolder() } })).code).toBe(2);
  });

  it('a profile that isn’t there', async () => {
    const { run } = await portal();
    expect((await run(['--profile', 'nobody', ...LOGIN, '--insecure-storage'])).code).toBe(3);
  });
});
