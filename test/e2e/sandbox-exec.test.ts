import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAM, SURFACE, useMachine } from '../support/program.ts';

const machine = useMachine();

const PRINT = `console.log(JSON.stringify(Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith('TAXQ_')))))`;

test('sandbox exec points its program at a fresh portal and a fresh home', async () => {
  const { run, home, temporary } = machine();
  const env = { TAXQ_TOKEN: 'of-another-portal', TAXQ_PROFILE: 'another' };
  const ran = await run(['sandbox', 'exec', '--', 'node', '-e', PRINT], { env });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const given = ran.json<Record<string, string>>();
  expect(Object.keys(given).sort()).toEqual([
    ...['TAXQ_CLIENT_ID', 'TAXQ_CLIENT_SECRET', 'TAXQ_HOME', 'TAXQ_TOKEN_URL', 'TAXQ_URL'],
    ...(SURFACE === 'public' ? ['TAXQ_USER_ID'] : []),
  ]);
  expect(given['TAXQ_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(given['TAXQ_HOME']).not.toBe(home);
  await expect(fetch(given['TAXQ_URL'] ?? '')).rejects.toThrow();
  expect(await readdir(temporary)).toEqual([]);
});

test('sandbox exec lets taxq itself work against the fresh portal', async () => {
  const taxq = [process.execPath, PROGRAM, 'job', 'list', '--all', '--json=status'];
  const ran = await machine().run(['sandbox', 'exec', '--seed', '7', '--', ...taxq]);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.json<unknown[]>()).toHaveLength(7);
});

test('sandbox exec can offer the documented API only, and tells the program who the pro is', async () => {
  const script =
    '"$0" "$1" message send Raman --text "Thank you." --yes && "$0" "$1" job events Raman';
  const ran = await machine().run([
    ...['sandbox', 'exec', '--surface', 'public', '--'],
    ...['sh', '-c', script, process.execPath, PROGRAM],
  ]);
  expect(ran.stdout).toContain('✓ sent');
  expect(ran.stderr).toContain('doesn’t offer the events of a job');
  expect(ran.code).toBe(10);
});

test('sandbox exec passes the program’s exit code and standard input on', async () => {
  const { run, temporary } = machine();
  const failed = await run(['sandbox', 'exec', '--', 'node', '-e', 'process.exit(3)']);
  expect(failed.code).toBe(3);
  const killed = await run(['sandbox', 'exec', '--', 'sh', '-c', 'kill -9 $$']);
  expect(killed.code).toBe(137);
  const piped = await run(['sandbox', 'exec', '--', 'cat'], { input: 'as it is\n' });
  expect(piped).toMatchObject({ code: 0, stdout: 'as it is\n' });
  expect(await readdir(temporary)).toEqual([]);
});

test('sandbox exec refuses a program that isn’t there, with 2', async () => {
  const ran = await machine().run(['sandbox', 'exec', '--', 'no-such-program']);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('“no-such-program” can’t be started.');
  expect(await readdir(machine().temporary)).toEqual([]);
});

test('sandbox exec ends its program at SIGTERM, and cleans up', async () => {
  const program = 'console.log("ready"); setInterval(() => {}, 1000)';
  const running = machine().start(['sandbox', 'exec', '--', 'node', '-e', program]);
  expect(await running.firstLine).toBe('ready');
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 143 });
  expect(await readdir(machine().temporary)).toEqual([]);
});

test('sandbox exec and start fail on purpose as a file says', async () => {
  const { run, start, folder } = machine();
  await writeFile(join(folder, 'faults.yaml'), '- on: getMe\n  status: 418\n');
  const taxq = [process.execPath, PROGRAM, 'api', '/pro/v1/me'];
  const ran = await run(['sandbox', 'exec', '--faults', 'faults.yaml', '--', ...taxq]);
  expect(ran.stderr).toContain('418');
  expect(ran.code).not.toBe(0);

  const options = ['--data', 'faulty', '--faults', 'faults.yaml'];
  expect(await run(['sandbox', 'start', '--detach', ...options])).toMatchObject({ code: 0 });
  const faults = ['sandbox', 'fault', 'list', '--data', 'faulty', '--json=on'];
  expect((await run(faults)).json()).toEqual([{ on: 'getMe' }]);
  expect(await run(['sandbox', 'stop', '--data', 'faulty'])).toMatchObject({ code: 0 });
  await start(['sandbox', 'start', '--json', '--data', 'faulty']).firstLine;
  expect((await run(faults)).json()).toEqual([]);
});
