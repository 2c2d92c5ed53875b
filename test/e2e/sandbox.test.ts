import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../support/is-alive.ts';
import { envOf, PROGRAM, type Served, useMachine } from '../support/program.ts';

const machine = useMachine();

describe('sandbox start', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('prints one line when it is ready, and ends at %s with %i', async (signal, code) => {
    const server = machine().start(['sandbox', 'start', '--json', '--data', `for-${signal}`]);
    const told = JSON.parse(await server.firstLine) as Served;
    expect(Object.keys(told)).toEqual([
      ...['url', 'token_url', 'client_id', 'client_secret', 'pid', 'data'],
    ]);
    expect(told).toMatchObject({
      token_url: `${told.url}/oauth/token`,
      pid: server.pid,
      data: join(machine().folder, `for-${signal}`),
    });
    const listing = await machine().run(['job', 'list', '--json=id'], {
      env: envOf(told),
    });
    expect(listing.json<unknown[]>()).toHaveLength(12);

    const asked = performance.now();
    server.kill(signal);
    const ended = await server.ended;

    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(ended).toMatchObject({ code, stdout: `${JSON.stringify(told)}\n` });
    expect(ended.stderr).not.toContain('    at ');
    expect(existsSync(join(told.data, 'sandbox.json'))).toBe(false);
  });

  test('ends cleanly when another command stops it', async () => {
    const server = machine().start(['sandbox', 'start', '--json', '--data', 'stopped']);
    await server.firstLine;
    const stop = await machine().run(['sandbox', 'stop', '--data', 'stopped']);
    expect(stop).toMatchObject({ code: 0, stderr: 'Stopped; its data stays.\n' });
    expect(await server.ended).toMatchObject({ code: 0 });
  });

  test('is stopped too where nobody collects ended processes, as in some containers', async () => {
    const careless = '"$0" "$1" sandbox start --json --data uncollected & exec sleep 60';
    const parent = machine().start(['-c', careless, process.execPath, PROGRAM], {
      program: ['bash'],
    });
    await parent.firstLine;
    const stop = await machine().run(['sandbox', 'stop', '--data', 'uncollected']);
    expect(stop).toMatchObject({ code: 0, stderr: 'Stopped; its data stays.\n' });
  });

  test('refuses a port in use, and says what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    for (const detach of [[], ['--detach']]) {
      const run = await machine().run([
        ...['sandbox', 'start', '--port', String(port), '--data', 'no-port', ...detach],
      ]);
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain(`port ${port}`);
      expect(run.stderr).toContain('EADDRINUSE');
      expect(run.stderr).not.toContain('    at ');
    }
  });
});

test('a portal in the background is found, told of, filled anew and stopped', async () => {
  const { run, home } = machine();
  const started = await run(['sandbox', 'start', '--detach', '--json']);
  expect(started).toMatchObject({ code: 0, stderr: '' });
  expect(started.stdout.trimEnd().split('\n')).toHaveLength(1);
  const told = started.json<Served>();
  expect(told.data).toBe(join(home, 'data', 'sandbox'));
  expect((await run(['sandbox', 'start', '--detach', '--json'])).json<Served>()).toEqual(told);
  expect((await run(['sandbox', 'status', '--json'])).json()).toMatchObject({
    running: true,
    url: told.url,
    pid: told.pid,
  });

  expect(await run(['sandbox', 'reset', '--seed', '4', '--yes'])).toMatchObject({ code: 0 });
  const jobs = (await run(['job', 'list', '--json=short_id'])).json<unknown[]>();
  expect(jobs).toHaveLength(4);

  expect(await run(['sandbox', 'stop'])).toMatchObject({ code: 0 });
  expect(isAlive(told.pid)).toBe(false);
  // Stopped, it keeps what it holds.
  expect((await run(['job', 'list', '--json=short_id'])).json()).toEqual(jobs);
});
