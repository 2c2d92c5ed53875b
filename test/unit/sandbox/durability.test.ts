import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ProDocument } from '../../../src/portal/contract/documents.ts';
import type { ProJob } from '../../../src/portal/contract/pro-jobs.ts';
import { createClock } from '../../../src/sandbox/clock.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { findRunning, readLocator } from '../../../src/sandbox/locator.ts';
import { openPortal, replant } from '../../../src/sandbox/open-portal.ts';
import { signIn } from './support/api.ts';
import { sandboxProgram, serveIn } from './support/child.ts';
import { ownFolder } from './support/folders.ts';
import { ownSandbox, uploadForm } from './support/sandbox.ts';

const program = sandboxProgram();

async function locatorOf(data: string) {
  const locator = await readLocator(data);
  if (locator === null) throw new Error('no locator');
  return {
    ...locator,
    clientId: locator.client_id,
    clientSecret: locator.client_secret,
  };
}

test('what was acknowledged is there after kill -9, and so are the credentials', async () => {
  const data = await ownFolder();
  const child = await serveIn(program.path(), data);
  const before = await locatorOf(data);
  const pro = await signIn(before);
  const jobs = (await pro.get<{ data: ProJob[] }>('/pro/v1/jobs')).body.data;
  const id = jobs.find(({ name }) => name?.startsWith('María'))?.id ?? '';
  const sent: string[] = [];
  for (let count = 0; count < 20; count += 1) {
    const { body } = await pro.post<{ id: string }>(`/pro/v1/jobs/${id}/messages`, {
      text: `Message ${count}`,
    });
    sent.unshift(body.id);
  }
  const path = `/pro/v1/jobs/${id}/documents`;
  const { body: document } = await pro.post<ProDocument>(path, uploadForm({ title: 'W-2' }));
  await writeFile(join(data, 'tmp', 'left-over.part'), 'half a file');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const again = await ownSandbox({ data });

  expect(again.sandbox).toMatchObject({
    clientId: before.clientId,
    clientSecret: before.clientSecret,
  });
  const messages = await again.pro.get<{ data: Array<{ id: string }> }>(
    `/v1.0/jobs/${id}/messages`,
  );
  expect(messages.body.data.slice(0, 20).map((message) => message.id)).toEqual(sent);
  const documents = await again.pro.get<{ data: ProDocument[] }>(path);
  expect(documents.body.data.at(-1)).toEqual(document);
  expect((await again.pro.get(`/v1.0/documents/${document.id}/download`)).status).toBe(302);
  expect(await readdir(join(data, 'tmp'))).toEqual([]);
  const oldToken = await fetch(`${again.sandbox.url}/v1.0/jobs`, {
    headers: { authorization: `Bearer ${pro.token}` },
  });
  expect(oldToken.status).toBe(200);
});

test('a reset that comes to nothing takes no document’s content with it', async () => {
  const data = await ownFolder();
  const portal = openPortal({ data, clock: createClock(), tokenTtlSeconds: 60 });
  onTestFinished(() => portal.store.close());
  replant(portal, 'demo');
  const before = [...portal.store.documents.digests()];
  const interrupted = {
    ...portal,
    clock: {
      ...portal.clock,
      now: (): Date => {
        throw new Error('killed here');
      },
    },
  };

  expect(() => replant(interrupted, 'demo')).toThrow('killed here');

  expect(before).not.toEqual([]);
  expect(before.filter((digest) => portal.blobs.locate(digest) === undefined)).toEqual([]);
  portal.blobs.put(Buffer.from('of a document that is gone'));
  replant(portal, 'demo');
  expect([...portal.store.documents.digests()].sort()).toEqual(before.sort());
  const kept = await readdir(join(data, 'files'), { recursive: true, withFileTypes: true });
  expect(
    kept
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(),
  ).toEqual(before);
});

test('a folder has one server at a time, and is free again after kill -9', async () => {
  const data = await ownFolder();
  const child = await serveIn(program.path(), data);

  await expect(startSandbox({ data })).rejects.toMatchObject({
    kind: 'refused',
    code: 'sandbox_in_use',
  });
  expect((await findRunning(data))?.pid).toBe(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect(await findRunning(data)).toBeNull();
  const { sandbox } = await ownSandbox({ data });
  expect((await findRunning(data))?.pid).toBe(sandbox.pid);
});

test('only the owner can read the folder’s secrets', async () => {
  const { data } = await ownSandbox();
  const modeOf = async (name: string) => (await stat(join(data, name))).mode & 0o777;

  expect(await modeOf('portal.db')).toBe(0o600);
  expect(await modeOf('portal.db-wal')).toBe(0o600);
  expect(await modeOf('sandbox.json')).toBe(0o600);
});
