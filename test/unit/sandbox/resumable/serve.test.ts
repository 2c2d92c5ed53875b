import { readdir, rm, stat, symlink } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { resetRunning } from '../../../../src/sandbox/control.ts';
import { openStore } from '../../../../src/sandbox/store/index.ts';
import { ownPortal } from '../support/portal.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { sha256Of, tusClient } from '../support/tus.ts';

async function ownUploads(options: Parameters<typeof ownSandbox>[0] = {}) {
  const own = await ownSandbox(options);
  const { id } = await own.job('María José Núñez');
  return { ...own, id, tus: tusClient(own.sandbox.url, own.pro.token) };
}

/** An upload of 1,000 bytes whose sender fell silent after 400. */
async function halfSent() {
  const { tus, id, sandbox, pro, data } = await ownUploads();
  const begun = await tus.create(id, 1000);
  const path = begun.headers.get('location') ?? '';
  const request = httpRequest(`${sandbox.url}${path}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${pro.token}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': '1000',
    },
  });
  const answer = new Promise<unknown>((resolve) => {
    request.once('error', () => {});
    request.once('response', (response) => resolve(response.resume().headers['upload-offset']));
  });
  request.write('x'.repeat(400));
  const file = join(data, 'uploads', path.split('/').at(-1) ?? '');
  await vi.waitFor(async () => expect((await stat(file)).size).toBe(400), 5000);
  return { tus, path, request, answer };
}

const uploads = (data: string) => readdir(join(data, 'uploads'));

describe('an upload on its way', () => {
  test('tells how much has arrived and when it is forgotten, and takes no byte twice', async () => {
    const { tus, id } = await ownUploads({ clock: '2026-03-02T15:00:00Z' });
    const begun = await tus.create(id, 10);
    const path = begun.headers.get('location') ?? '';

    const piece = await tus.patch(path, 0, '01234');
    const again = await tus.patch(path, 0, '01234');
    const tooMuch = await tus.patch(path, 5, '56789A');

    expect(begun.headers.get('upload-expires')).toBe('Tue, 03 Mar 2026 15:00:00 GMT');
    expect([piece.status, piece.headers.get('upload-offset')]).toEqual([204, '5']);
    expect([again.status, tooMuch.status]).toEqual([409, 413]);
    expect(await again.json()).toMatchObject({ status: 409, title: 'Conflict' });
    const head = await tus.head(path);
    expect(head.headers.get('upload-offset')).toBe('5');
    expect(head.headers.get('upload-length')).toBe('10');
    expect(head.headers.get('cache-control')).toBe('no-store');
  });

  test('keeps what came before its sender hung up', async () => {
    const { tus, path, request } = await halfSent();

    request.destroy();

    expect((await tus.head(path)).headers.get('upload-offset')).toBe('400');
    expect((await tus.patch(path, 400, 'y'.repeat(600))).status).toBe(204);
  });

  test('goes on through another connection while the first one hangs', async () => {
    const { tus, path, request, answer } = await halfSent();

    expect((await tus.head(path)).headers.get('upload-offset')).toBe('400');
    expect((await tus.patch(path, 400, 'y'.repeat(600))).status).toBe(204);
    expect(await answer).toBe('400');
    request.destroy();
  });

  test('is forgotten after a day, and its file with it', async () => {
    const first = await ownUploads({ clock: '2026-03-02T15:00:00Z' });
    const begun = await first.tus.create(first.id, 10);
    const path = begun.headers.get('location') ?? '';
    await first.sandbox.close();

    const soon = await ownSandbox({ data: first.data, clock: '2026-03-03T14:59:59Z' });
    const there = await tusClient(soon.sandbox.url, soon.pro.token).head(path);
    await soon.sandbox.close();
    const late = await ownSandbox({ data: first.data, clock: '2026-03-03T15:00:00Z' });
    const gone = await tusClient(late.sandbox.url, late.pro.token).head(path);

    expect([there.status, gone.status]).toEqual([200, 404]);
    expect(await uploads(first.data)).toEqual([]);
  });

  test('is gone after a reset, and its file with it', async () => {
    const { tus, id, data } = await ownUploads();
    const path = await tus.upload(id, 'content');

    await resetRunning(data);

    expect((await tus.head(path)).status).toBe(404);
    expect(await uploads(data)).toEqual([]);
  });

  test('is another client’s secret', async () => {
    const first = await ownUploads();
    const path = await first.tus.upload(first.id, 'content');
    await first.sandbox.close();
    const store = openStore(first.data);
    store.meta.set('pro_client_id', 'another-client');
    store.close();
    const { sandbox, pro } = await ownSandbox({ data: first.data });
    const tus = tusClient(sandbox.url, pro.token);

    const completed = await pro.post(`${path}/complete`, {
      title: 'Theirs',
      sha256: sha256Of('content'),
    });

    expect([(await tus.head(path)).status, completed.status]).toEqual([404, 404]);
    expect((await tus.patch(path, 7, '')).status).toBe(404);
  });

  test('can be read by its owner only', async () => {
    const { tus, id, data } = await ownUploads();
    const path = await tus.upload(id, 'content');

    const modeOf = async (...names: string[]) =>
      (await stat(join(data, 'uploads', ...names))).mode & 0o777;
    expect(await modeOf()).toBe(0o700);
    expect(await modeOf(path.split('/').at(-1) ?? '')).toBe(0o600);
  });
});

describe('a new upload', () => {
  test('of more than the largest size is refused before a byte comes', async () => {
    const { portal, id, url, pro, data } = await ownPortal({ maxBytes: 1000 });
    const tus = tusClient(url, pro.token);

    const statuses = [(await tus.create(id, 1000)).status, (await tus.create(id, 1001)).status];

    expect(statuses).toEqual([201, 413]);
    expect(await uploads(data)).toHaveLength(1);
    expect(portal.store.uploads.ids().size).toBe(1);
  });

  test.each([
    ['a job that is over', 'Marcus Feld', 409],
    ['a job of nobody’s yet', 'Chloé Martin', 403],
  ])('to %s is refused', async (_what, name, status) => {
    const { job, tus, data } = await ownUploads();

    expect((await tus.create((await job(name)).id, 10)).status).toBe(status);
    expect(await uploads(data)).toEqual([]);
  });

  test('with a file name that no header can carry is refused and leaves nothing', async () => {
    const { tus, id, data } = await ownUploads();

    const answer = await tus.create(id, 10, 'n'.repeat(256));

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('255') });
    expect(await uploads(data)).toEqual([]);
  });

  test('is not to be had on a portal that speaks the public API only', async () => {
    const { sandbox, pro } = await ownSandbox({ surface: 'public' });
    const { body } = await pro.get<{ data: Array<{ id: string }> }>('/v1.0/jobs');

    const tus = tusClient(sandbox.url, pro.token);

    expect((await tus.create(body.data[0]?.id ?? '', 10)).status).toBe(404);
  });
});

describe('a disk', () => {
  test('that is full is told as such, and the upload can go on later', async () => {
    const { tus, id, data } = await ownUploads();
    const path = (await tus.create(id, 10)).headers.get('location') ?? '';
    const file = join(data, 'uploads', path.split('/').at(-1) ?? '');
    await rm(file);
    await symlink('/dev/full', file);

    const answer = await tus.patch(path, 0, '0123456789');

    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ title: 'Insufficient Storage' });
    expect((await tus.head(path)).headers.get('upload-offset')).toBe('0');
  });

  test('that has lost the folder of uploads is the portal’s failure', async () => {
    const { tus, id, data } = await ownUploads();
    const path = (await tus.create(id, 10)).headers.get('location') ?? '';
    await rm(join(data, 'uploads'), { recursive: true });

    expect((await tus.patch(path, 0, '0123456789')).status).toBe(404);
    expect((await tus.create(id, 10)).status).toBe(500);
  });
});
