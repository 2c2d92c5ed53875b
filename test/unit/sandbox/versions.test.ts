import { describe, expect, test } from 'vitest';
import type { ProDocument } from '../../../src/portal/contract/documents.ts';
import { openStore } from '../../../src/sandbox/store/index.ts';
import { ownSandbox, uploadForm } from './support/sandbox.ts';

async function drafts() {
  const own = await ownSandbox();
  const { id } = await own.job('María José Núñez');
  const path = `/pro/v1/jobs/${id}/documents`;
  const upload = (parts: Record<string, string>, to = path) =>
    own.pro.post<ProDocument>(to, uploadForm({ title: 'Draft', ...parts }));
  const first = await upload({ document_type_id: 'DRAFT_RETURN' });
  return { ...own, id, path, upload, first: first.body };
}

describe('a new version of a document', () => {
  test('counts on from the newest and names the first, whichever it is a version of', async () => {
    const { upload, first, pro, path } = await drafts();
    const parts = { document_type_id: 'DRAFT_RETURN' };

    const second = await upload({ ...parts, version_of: first.id });
    const third = await upload({ ...parts, version_of: second.body.id });
    const fourth = await upload({ ...parts, version_of: first.id });

    expect(first).toMatchObject({ version: 1, version_of: null });
    const later = [second, third, fourth].map(({ body }) => [body.version, body.version_of]);
    expect(later).toEqual([
      [2, first.id],
      [3, first.id],
      [4, first.id],
    ]);
    const list = (await pro.get<{ data: ProDocument[] }>(path)).body.data;
    expect(list.slice(-4).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  test('has the tag of the one before, whatever order the parts come in', async () => {
    const { pro, path, first } = await drafts();
    const form = new FormData();
    form.set('version_of', first.id);
    form.set('file', new Blob(['content']), 'draft.pdf');
    form.set('title', 'Draft');
    form.set('document_type_id', 'DRAFT_RETURN');

    expect(await pro.post(path, form)).toMatchObject({ status: 201, body: { version: 2 } });
  });

  test.each([
    ['another tag', { document_type_id: 'FINAL_RETURN' }],
    ['no tag', {}],
  ])('is refused under %s', async (_what, parts) => {
    const { upload, first } = await drafts();

    expect(await upload({ ...parts, version_of: first.id })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/body/version_of' }] },
    });
  });

  test('is refused for a document of another job, or of none', async () => {
    const { upload, first, job } = await drafts();
    const other = await job('Elena Kim');
    const parts = { document_type_id: 'DRAFT_RETURN' };

    const elsewhere = await upload(
      { ...parts, version_of: first.id },
      `/pro/v1/jobs/${other.id}/documents`,
    );

    expect(elsewhere.status).toBe(422);
    expect((await upload({ ...parts, version_of: 'nothing' })).status).toBe(422);
  });

  test('is unknown to the public API', async () => {
    const { upload, first, pro, partner, id } = await drafts();
    const parts = { document_type_id: 'DRAFT_RETURN', version_of: first.id };
    const { body } = await upload(parts);

    const shown = await pro.get(`/v1.0/documents/${body.id}`);
    const sent = await partner.post(
      '/v1.0/documents',
      uploadForm({ title: 'Draft', job_id: id, ...parts }),
    );

    expect(shown.status).toBe(200);
    expect(Object.keys(shown.body)).not.toContain('version');
    expect(Object.keys(shown.body)).not.toContain('version_of');
    expect(sent.status).toBe(400);
  });
});

test('the portal says that it has versions, resumable uploads and batches', async () => {
  const { pro } = await ownSandbox();

  const { body } = await pro.get<{ capabilities: string[] }>('/pro/v1/capabilities');

  expect(body.capabilities).toEqual(
    expect.arrayContaining(['document_versions', 'resumable_uploads', 'document_batches']),
  );
});

test('a document kept before there were versions is a first one', async () => {
  const { sandbox, data, id, path, first } = await drafts();
  await sandbox.close();
  const store = openStore(data);
  const { version: _version, version_of: _first, ...old } = first;
  store.documents.insert({ ...old, id: 'an-old-one' });
  store.close();

  const { pro } = await ownSandbox({ data });
  const list = (await pro.get<{ data: ProDocument[] }>(path)).body.data;

  expect(list.at(-1)).toMatchObject({ id: 'an-old-one', job_id: id, version: 1, version_of: null });
  const next = await pro.post(
    path,
    uploadForm({ title: 'Next', document_type_id: 'DRAFT_RETURN', version_of: 'an-old-one' }),
  );
  expect(next.body).toMatchObject({ version: 2, version_of: 'an-old-one' });
});
