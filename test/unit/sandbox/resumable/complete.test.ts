import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import { ownPortal } from '../support/portal.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { sha256Of, tusClient } from '../support/tus.ts';

const CONTENT = '%PDF-1.4 the draft';
const FIELDS = { title: 'Draft', document_type_id: 'DRAFT_RETURN', sha256: sha256Of(CONTENT) };

async function uploaded(client = 'María José Núñez') {
  const own = await ownSandbox();
  const job = await own.job(client);
  const path = await tusClient(own.sandbox.url, own.pro.token).upload(job.id, CONTENT);
  const documents = async () =>
    (await own.pro.get<{ data: ProDocument[] }>(`/pro/v1/jobs/${job.id}/documents`)).body.data;
  const complete = (fields: object = FIELDS) =>
    own.pro.post<ProDocument>(`${path}/complete`, fields);
  return { ...own, id: job.id, members: job.members, path, documents, complete };
}

describe('a completed upload', () => {
  test('is a document like any other: it can be fetched, and a draft moves its job on', async () => {
    const { pro, id, complete } = await uploaded();

    const { status, body } = await complete();

    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Draft', version: 1, version_of: null, job_id: id });
    const link = await pro.get(`/v1.0/documents/${body.id}/download`);
    expect(await (await fetch(link.headers.get('location') ?? '')).text()).toBe(CONTENT);
    expect((await pro.get(`/pro/v1/jobs/${id}`)).body).toMatchObject({
      current_progress_step: { step: 'DRAFT_SUBMITTED' },
    });
  });

  test('answers the same again, though the job has been cancelled since', async () => {
    const { pro, id, members, complete, documents } = await uploaded();
    const first = await complete();
    const before = await documents();
    const asked = { requested_by_user_id: members?.[0]?.user_id, reason: 'Asked for' };
    await pro.post(`/v1.0/jobs/${id}/request-cancellation`, asked);

    const again = await complete();

    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await documents()).toEqual(before);
  });

  test('is made once by two requests at the same time', async () => {
    const { complete, documents } = await uploaded();
    const before = await documents();

    const [one, other] = await Promise.all([complete(), complete()]);

    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
    expect(await documents()).toEqual([...before, one.body]);
  });

  test('does not become another document', async () => {
    const { complete, documents } = await uploaded();
    await complete();
    const before = await documents();

    expect((await complete({ ...FIELDS, title: 'Another' })).status).toBe(422);
    expect(await documents()).toEqual(before);
  });
});

describe('an upload that can’t be completed', () => {
  test('with another digest is discarded', async () => {
    const { sandbox, pro, path, data, complete } = await uploaded();

    const answer = await complete({ ...FIELDS, sha256: sha256Of('other content') });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/body/sha256' }] } });
    expect((await tusClient(sandbox.url, pro.token).head(path)).status).toBe(404);
    expect(await readdir(join(data, 'uploads'))).toEqual([]);
    expect(await readdir(join(data, 'tmp'))).toEqual([]);
  });

  test.each([
    ['an unknown tag', { ...FIELDS, document_type_id: 'NAPKIN' }, 400],
    ['a version of nothing', { ...FIELDS, version_of: 'nothing' }, 422],
  ])('for %s stays, and can be completed rightly', async (_what, fields, status) => {
    const { complete, data } = await uploaded();

    expect((await complete(fields)).status).toBe(status);
    expect((await complete()).status).toBe(201);
    expect(await readdir(join(data, 'tmp'))).toEqual([]);
  });

  test('because its job is over by then stays what it is', async () => {
    const { pro, id, members, complete, documents } = await uploaded();
    const before = await documents();
    const asked = { requested_by_user_id: members?.[0]?.user_id, reason: 'Asked for' };
    await pro.post(`/v1.0/jobs/${id}/request-cancellation`, asked);

    expect((await complete()).status).toBe(409);
    expect(await documents()).toEqual(before);
  });

  test('because the portal fails in the middle is whole, and no document was made', async () => {
    const { portal, pro, url, id } = await ownPortal({});
    const tus = tusClient(url, pro.token);
    const path = await tus.upload(id, CONTENT);
    const { keep } = portal.store.idempotency;
    portal.store.idempotency.keep = () => {
      portal.store.idempotency.keep = keep;
      throw new Error('killed here');
    };

    const failed = await pro.post(`${path}/complete`, FIELDS);
    const offset = (await tus.head(path)).headers.get('upload-offset');
    const none = await pro.get<{ data: object[] }>(`/pro/v1/jobs/${id}/documents`);
    const again = await pro.post(`${path}/complete`, FIELDS);

    expect([failed.status, offset, again.status]).toEqual([500, String(CONTENT.length), 201]);
    expect(none.body.data).toEqual([]);
  });
});
