import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import type { Api } from '../support/api.ts';
import { ownPortal } from '../support/portal.ts';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';

const temporaries = (data: string) => readdir(join(data, 'tmp'));
const documents = async (pro: Api, path: string) =>
  (await pro.get<{ data: ProDocument[] }>(path)).body.data;

test('takes the parts in any order', async () => {
  const { pro, job } = await ownSandbox();
  const { id } = await job('María José Núñez');
  const form = new FormData();
  form.set('file', new Blob(['content']), '../../etc/Núñez 2025.pdf');
  form.set('document_type_id', 'W_2');
  form.set('title', 'My W-2');

  const answer = await pro.post(`/pro/v1/jobs/${id}/documents`, form);

  expect(answer).toMatchObject({
    status: 201,
    body: {
      title: 'My W-2',
      file_name: 'Núñez 2025.pdf',
      size: 7,
      document_type: { id: 'W_2', name: 'W-2' },
      uploaded_by: { display_name: 'Dana Whitaker', type: 'PROVIDER' },
    },
  });
});

test('what the partner uploads belongs to the client', async () => {
  const { pro, partner, job } = await ownSandbox();
  const { id } = await job('Jordan & Sam Rivera');

  await partner.post('/v1.0/documents', uploadForm({ job_id: id, title: 'W-2' }));

  expect((await documents(pro, `/pro/v1/jobs/${id}/documents`)).at(-1)?.uploaded_by).toMatchObject({
    display_name: 'Jordan Rivera',
    type: 'CLIENT',
  });
});

test('takes a file of exactly the largest size, and none that is a byte larger', async () => {
  const { pro, path, data } = await ownPortal({ maxBytes: 1000 });

  const fits = await pro.post(path, uploadForm({ title: 'Fits' }, 'x'.repeat(1000)));
  const larger = await pro.post(path, uploadForm({ title: 'Larger' }, 'x'.repeat(1001)));

  expect([fits.status, larger.status]).toEqual([201, 413]);
  expect(await documents(pro, path)).toHaveLength(1);
  expect(await temporaries(data)).toEqual([]);
});

test.each([
  ['an empty file', { title: 'x' }, '', 400],
  ['an unknown tag', { title: 'x', document_type_id: 'NAPKIN' }, 'content', 400],
  ['a blank title', { title: '  ' }, 'content', 400],
])('refuses %s and keeps nothing', async (_name, parts, content, status) => {
  const { pro, path, data } = await ownPortal({});

  expect((await pro.post(path, uploadForm(parts, content))).status).toBe(status);
  expect(await documents(pro, path)).toEqual([]);
  expect(await temporaries(data)).toEqual([]);
});

test('refuses before the file comes when the job is known to be over, and answers cleanly', async () => {
  const { pro, job } = await ownSandbox();
  const { id } = await job('Marcus Feld');

  const form = uploadForm({ title: 'Late' }, 'x'.repeat(8 * 1024 * 1024));

  expect((await pro.post(`/pro/v1/jobs/${id}/documents`, form)).status).toBe(409);
});

test('answers 507 when the disk is full, and leaves no temporary file', async () => {
  const { pro, path, data } = await ownPortal({
    openTemporary: () => createWriteStream('/dev/full'),
  });

  const answer = await pro.post(path, uploadForm({ title: 'Big' }, 'x'.repeat(3_000_000)));

  expect(answer).toMatchObject({ status: 507, body: { title: 'Insufficient Storage' } });
  expect(await documents(pro, path)).toEqual([]);
  expect(await temporaries(data)).toEqual([]);
  expect((await pro.get(path)).status).toBe(200);
});

test('a client that hangs up in the middle leaves nothing', async () => {
  const { pro, path, data, url } = await ownPortal({});
  const request = httpRequest(`${url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${pro.token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': '9000000',
    },
  });
  request.once('error', () => {});
  request.write('--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nHalf\r\n--b\r\n');
  request.write('content-disposition: form-data; name="file"; filename="half.pdf"\r\n\r\nhalf');

  await vi.waitFor(async () => expect(await temporaries(data)).toHaveLength(1), 5000);
  request.destroy();

  await vi.waitFor(async () => expect(await temporaries(data)).toEqual([]), 5000);
  expect(await documents(pro, path)).toEqual([]);
});
