import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { resetFolder } from '../../../src/sandbox/reset-folder.ts';
import { startSandbox } from '../../../src/sandbox/start.ts';
import { tempFolder } from '../../support/taxq.ts';

test('a sandbox comes back at the address that it had, also after a reset of its folder', async () => {
  const data = await tempFolder();
  const first = await startSandbox({ data, seed: 1 });
  await first.close();
  expect(resetFolder(data, 2)).toBe(first.url);
  const second = await startSandbox({ data });
  await second.close();
  expect(second.url).toBe(first.url);
});

test('a sandbox whose port somebody else has taken starts at another', async () => {
  const data = await tempFolder();
  const first = await startSandbox({ data, seed: 1 });
  await first.close();
  const other = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const second = await startSandbox({ data });
  expect(second.url).not.toBe(first.url);
  expect((await fetch(`${second.url}/nothing`)).status).toBe(404);
  await second.close();
  await new Promise((resolve) => other.close(resolve));
});
