import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCTOR_FIELDS } from '../../../src/commands/doctor/fields.ts';
import { readLocator, writeLocator } from '../../../src/sandbox/locator.ts';
import { openStore } from '../../../src/store/index.ts';
import { pathsCheck } from '../../../src/work/doctor/private-paths.ts';
import { homeWith, signInPath } from '../../support/home.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const sandbox = useSandbox();

interface Report {
  ok: boolean;
  profile: string | null;
  origin: string | null;
  checks: { id: string; status: string; message: string; hint: string | null }[];
}

async function doctor(env: Record<string, string>, words: readonly string[] = []) {
  const ran = await taxq(['doctor', '--json', ...words], { env });
  const report = ran.json<Report>();
  const states = Object.fromEntries(report.checks.map(({ id, status }) => [id, status]));
  const found = (id: string) => report.checks.find((check) => check.id === id);
  return { ...ran, report, states, found };
}

const OFFLINE = [
  'node',
  'terminal',
  'config',
  'portal',
  'paths',
  'credentials',
  'secrets',
  'store',
  'disk-encryption',
  'disk-space',
  'sandbox',
  'proxy',
  'token',
];

describe('doctor', () => {
  it('finds no fault on a machine as it should be', async () => {
    const { code, report, states } = await doctor(sandboxEnv(sandbox()));
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual([...DOCTOR_FIELDS]);
    expect(report).toMatchObject({ ok: true, profile: 'environment', origin: sandbox().url });
    expect(Object.keys(states)).toEqual([
      ...OFFLINE.slice(0, -1),
      'dns',
      'tls',
      'clock-skew',
      'token',
    ]);
    // A disk may be encrypted or not; the rest is as the test made it.
    const others = report.checks.filter(({ id }) => id !== 'disk-encryption');
    expect(others.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it('calls nobody with --offline', async () => {
    const env = { TAXQ_URL: 'http://127.0.0.1:9', TAXQ_TOKEN: 'opaque-token' };
    const { code, states } = await doctor(env, ['--offline']);
    expect(code).toBe(0);
    expect(Object.keys(states)).toEqual(OFFLINE);
    expect(await doctor(env)).toMatchObject({ code: 9, states: { tls: 'fail', token: 'fail' } });
  });

  it('never shows a secret, wherever it is and whatever goes wrong', async () => {
    const home = await homeWith({ current: 'mine', profiles: { mine: portal() } });
    await storeSignIn(home, 'stored-secret');
    const secrets = {
      TAXQ_STORE_KEY: 'key-of-the-store',
      HTTPS_PROXY: 'http://me:proxy-pass@127.0.0.1:9',
      TAXQ_TOKEN: `e30.${Buffer.from('{"exp":1}').toString('base64url')}.token-part`,
    };
    for (const words of [[], ['--offline']]) {
      const stored = await taxq(['doctor', ...words], { env: { TAXQ_HOME: home }, terminal: true });
      const env = { TAXQ_HOME: home, ...secrets };
      const given = await taxq(['doctor', '--json', ...words], { env });
      for (const { stdout, stderr } of [stored, given]) {
        expect(stdout + stderr).not.toMatch(/stored-secret|key-of-the-store|proxy-pass|token-part/);
      }
      const { checks } = given.json<Report>();
      expect(checks.find(({ id }) => id === 'token')?.message).toMatch(/has expired/);
    }
  });

  it('tells what others could read, and how to end that', async () => {
    const home = await homeWith({ current: 'mine', profiles: { mine: portal() } });
    const path = await storeSignIn(home, 'stored-secret');
    await chmod(path, 0o644);
    const { code, states, found } = await doctor({ TAXQ_HOME: home }, ['--offline']);
    expect(code).toBe(9);
    expect(states).toMatchObject({ credentials: 'fail', paths: 'warn', secrets: 'warn' });
    expect(found('credentials')?.hint).toBe(`Run: chmod 600 '${path}'`);
    await chmod(path, 0o600);
    expect((await doctor({ TAXQ_HOME: home }, ['--offline'])).code).toBe(0);
    expect((await doctor({ TAXQ_HOME: home }, ['--offline', '--strict'])).code).toBe(9);
  });

  it('goes on when the configuration can’t be read, and names every profile that is wrong', async () => {
    const home = await homeWith({ profiles: {} });
    await writeFile(join(home, 'config', 'config.json'), '{');
    const broken = await doctor({ TAXQ_HOME: home });
    expect(broken).toMatchObject({ code: 9, report: { ok: false, profile: null, origin: null } });
    expect(broken.states).toMatchObject({ config: 'fail', portal: 'fail', 'disk-space': 'pass' });
    const worklayer = {
      url: 'https://api.worklayer.com',
      token_url: 'https://t.example/',
      audience: 'x',
    };
    const clear = { ...worklayer, url: 'http://portal.example' };
    const wrong = await homeWith({ current: 'gone', profiles: { worklayer, clear } });
    const { states } = await doctor({ TAXQ_HOME: wrong }, ['--offline']);
    expect(states).toMatchObject({
      config: 'fail',
      'profile.worklayer': 'warn',
      'profile.clear': 'fail',
      portal: 'fail',
      secrets: 'could-not-check',
    });
  });

  it('looks whether the store is whole and can be opened, and makes none', async () => {
    const home = await tempFolder();
    const folder = join(home, 'state');
    const look = async (env = {}) =>
      (await doctor({ TAXQ_HOME: home, ...env }, ['--offline'])).found('store');
    expect(await look()).toMatchObject({ status: 'pass', message: 'There is nothing yet.' });
    expect(await look()).toMatchObject({ message: 'There is nothing yet.' });
    openStore({ folder, key: 'one-key' }).close();
    expect(await look({ TAXQ_STORE_KEY: 'one-key' })).toMatchObject({
      status: 'pass',
      message: 'It is whole. It is encrypted with TAXQ_STORE_KEY.',
    });
    expect(await look({ TAXQ_STORE_KEY: 'other-key' })).toMatchObject({ status: 'fail' });
    await rm(folder, { recursive: true });
    await mkdir(folder, { mode: 0o700 });
    await writeFile(join(folder, 'taxq.db'), 'SQLite format 3\0 and then nothing of the kind');
    expect(await look()).toMatchObject({ status: 'fail' });
  });

  it.each([
    [
      'a stored sign-in that is a folder',
      (home: string) => mkdir(signInPath(home, 'mine'), { recursive: true }),
    ],
    [
      'a folder of sign-ins that is a file',
      (home: string) => writeFile(dirname(signInPath(home, 'mine')), ''),
    ],
  ])('goes on with %s, and says how to mend that', async (_, spoil) => {
    const home = await homeWith({ current: 'mine', profiles: { mine: portal() } });
    await spoil(home);
    const { code, states, found } = await doctor({ TAXQ_HOME: home }, ['--offline']);
    expect(code).toBe(9);
    expect(states).toMatchObject({ portal: 'fail', 'profile.mine': 'fail', 'disk-space': 'pass' });
    expect(found('portal')?.hint).toContain(signInPath(home, 'mine'));
    const ran = await taxq(['job', 'list'], { env: { TAXQ_HOME: home } });
    expect(ran).toMatchObject({ code: 3, stdout: '' });
  });

  it('finds a store that was lost or can’t be reached, and changes nothing', async () => {
    const home = await homeWith({ profiles: {} });
    const path = join(home, 'state', 'taxq.db');
    const look = async () => {
      const { code, found } = await doctor({ TAXQ_HOME: home }, ['--offline']);
      return { code, ...found('store') };
    };
    await writeFile(join(home, 'state'), '');
    expect(await look()).toMatchObject({ code: 9, status: 'fail' });
    await rm(join(home, 'state'));
    await mkdir(join(home, 'state'), { mode: 0o700 });
    await writeFile(path, '', { mode: 0o644 });
    expect(await look()).toMatchObject({
      ...{ code: 9, status: 'fail' },
      message: expect.stringContaining('It is empty.'),
    });
    expect(await stat(path)).toMatchObject({ size: 0, mode: 0o100644 });
  });

  it.skipIf(process.getuid?.() !== 0)('tells what it can’t read or write', async () => {
    const home = await homeWith({ profiles: {} });
    await mkdir(join(home, 'state'), { mode: 0o700 });
    const paths = [join(home, 'config'), join(home, 'state')];
    process.seteuid?.(65_534);
    try {
      const { run } = pathsCheck(paths, 'linux');
      expect(await run(new AbortController().signal)).toMatchObject({
        status: 'fail',
        message: `taxq can’t read and write ${paths.map((path) => `${path} (EACCES)`).join(', ')}.`,
        hint: expect.stringContaining('chown'),
      });
    } finally {
      process.seteuid?.(0);
    }
  });

  it('tells of an embedded portal that ended without being stopped', async () => {
    const home = await tempFolder();
    const data = join(home, 'data', 'sandbox');
    await mkdir(data, { recursive: true, mode: 0o700 });
    const running = await readLocator(sandbox().data);
    if (running === null) throw new Error('the sandbox has no locator');
    await writeLocator({ ...running, data, url: 'http://127.0.0.1:9' });
    const { states, found } = await doctor({ TAXQ_HOME: home }, ['--offline']);
    expect(states['sandbox']).toBe('warn');
    expect(found('sandbox')?.hint).toMatch(/taxq sandbox start/);
  });
});

const portal = () => ({ url: sandbox().url, token_url: sandbox().tokenUrl, audience: 'a' });

async function storeSignIn(home: string, secret: string): Promise<string> {
  const path = signInPath(home, 'mine');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const credentials = { client_id: 'id', client_secret: secret };
  await writeFile(path, JSON.stringify(credentials), { mode: 0o600 });
  return path;
}
