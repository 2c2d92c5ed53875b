import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resetRunning, stopRunning } from '../../../src/sandbox/control.ts';
import { startDetached } from '../../../src/sandbox/detached.ts';
import { findRunning, readLocator } from '../../../src/sandbox/locator.ts';
import { isAlive } from '../../support/is-alive.ts';
import { sandboxProgram } from './support/child.ts';
import { ownFolder } from './support/folders.ts';
import { ownSandbox } from './support/sandbox.ts';

const program = sandboxProgram();

const detached = (data: string) => {
  onTestFinished(async () => {
    await stopRunning(data);
  });
  return startDetached({ data, seed: 2, command: [process.execPath, program.path()] });
};

describe('a detached sandbox', () => {
  test('answers when it is there, and is used again while it runs', async () => {
    const data = await ownFolder();
    const first = await detached(data);

    expect((await fetch(`${first.url}/v1.0/jobs`)).status).toBe(401);
    expect(await detached(data)).toEqual(first);
  });

  test('keeps its secrets out of its log', async () => {
    const data = await ownFolder();
    const { client_secret, control_secret } = await detached(data);

    const log = await readFile(join(data, 'sandbox.log'), 'utf8');
    expect(log).not.toContain(client_secret);
    expect(log).not.toContain(control_secret);
  });

  test('is one, though two processes start it at once', async () => {
    const data = await ownFolder();

    const [one, other] = await Promise.all([detached(data), detached(data)]);

    expect(one).toEqual(other);
  });

  test('that came too late to the race doesn’t wait for the winner to stop', async () => {
    const data = await ownFolder();
    const late = 'console.error(process.pid); setInterval(() => {}, 1000)';
    const waiting = startDetached({ data, command: [process.execPath, '-e', late, '--'] });
    const log = () => readFile(join(data, 'sandbox.log'), 'utf8').catch(() => '');
    await expect.poll(log, { timeout: 5_000 }).toContain('\n');
    const pid = Number.parseInt(await log(), 10);
    onTestFinished(() => {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    });

    await ownSandbox({ data });

    expect((await waiting).pid).toBe(process.pid);
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  test('stops when told to, and its locator with it', async () => {
    const data = await ownFolder();
    const locator = await detached(data);

    expect(await stopRunning(data)).toEqual(locator);
    expect(await findRunning(data)).toBeNull();
    expect(await stopRunning(data)).toBeNull();
  });

  test('that dies early is told with the end of its log', async () => {
    const data = await ownFolder();
    const command = [process.execPath, '-e', 'console.error("no such luck"); process.exitCode = 1'];

    await expect(startDetached({ data, command: [...command, '--'] })).rejects.toMatchObject({
      code: 'sandbox_start',
      why: expect.stringContaining('no such luck'),
    });
  });
});

describe('a locator', () => {
  test('is gone when the sandbox has closed', async () => {
    const { sandbox, data } = await ownSandbox();
    await sandbox.close();

    expect(await readLocator(data)).toBeNull();
  });

  test('is not believed when something else answers at its address', async () => {
    const { data, locator, sandbox } = await ownSandbox();
    const stranger = createServer((_request, answer) => {
      answer.end(JSON.stringify({ instance: 'somebody else' }));
    });
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      stranger.close();
    });
    const address = stranger.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const stale = { ...locator, url: `http://127.0.0.1:${port}` };
    expect(await findRunning(data)).toMatchObject({ url: sandbox.url });
    await writeFile(join(data, 'sandbox.json'), JSON.stringify(stale));

    expect(await findRunning(data)).toBeNull();
  });

  test.each(['', '{', '{"url":"http://127.0.0.1:1"}', '[]', 'null'])(
    'that says "%s" is none',
    async (text) => {
      const data = await ownFolder();
      await writeFile(join(data, 'sandbox.json'), text);

      expect(await readLocator(data)).toBeNull();
    },
  );
});

describe('a reset', () => {
  test('of a running sandbox plants the seed anew and keeps the credentials', async () => {
    const { pro, data } = await ownSandbox({ seed: 4 });

    await resetRunning(data, 7);

    expect((await pro.get<{ data: object[] }>('/v1.0/jobs')).body.data).toHaveLength(7);
  });

  test('of a folder at rest does the same', async () => {
    const first = await ownSandbox({ seed: 4 });
    await first.sandbox.close();

    expect(await resetRunning(first.data)).toBe(first.sandbox.url);

    const again = await ownSandbox({ data: first.data });
    expect(again.sandbox.clientSecret).toBe(first.sandbox.clientSecret);
    expect((await again.pro.get<{ data: object[] }>('/v1.0/jobs')).body.data).toHaveLength(12);
  });

  test('needs the control secret; a token is not enough', async () => {
    const { pro } = await ownSandbox();

    expect((await pro.post('/sandbox/reset', { seed: 1 })).status).toBe(401);
    expect((await pro.post('/sandbox/stop')).status).toBe(401);
    expect((await pro.get('/sandbox/status')).status).toBe(401);
  });
});
