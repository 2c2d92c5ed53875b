import { describe, expect, test } from 'vitest';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';

const KEY = { 'idempotency-key': 'one-key' };

describe('a write with an Idempotency-Key', () => {
  test('happens once, however often it is sent, and answers the same', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const path = `/pro/v1/jobs/${id}/messages`;

    const first = await pro.post(path, { text: 'Hello' }, KEY);
    const second = await pro.post(path, { text: 'Hello' }, KEY);

    expect(second).toMatchObject({ status: 201, body: first.body });
    const { body } = await pro.get<{ data: Array<{ text: string }> }>(`/v1.0/jobs/${id}/messages`);
    expect(body.data.filter(({ text }) => text === 'Hello')).toHaveLength(1);
  });

  test('is refused when the key was used for something else', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const other = await job('Elena Kim');
    await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Hello' }, KEY);

    const text = await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Bye' }, KEY);
    const job2 = await pro.post(`/pro/v1/jobs/${other.id}/messages`, { text: 'Hello' }, KEY);

    expect([text.status, job2.status]).toEqual([422, 422]);
  });

  test('is the same request when its fields come in another order, at any depth', async () => {
    const { pro, job } = await ownSandbox();
    const path = `/pro/v1/jobs/${(await job('María José Núñez')).id}/scope-changes`;
    const body = { reason: 'More', items: [{ scope_item_id: 'SCHEDULE_E', quantity: 1 }] };
    const turned = { items: [{ quantity: 1, scope_item_id: 'SCHEDULE_E' }], reason: 'More' };

    const first = await pro.post(path, body, KEY);
    const second = await pro.post(path, turned, KEY);

    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: first.body });
  });

  test('still answers the same after a restart, and though the job is closed by then', async () => {
    const own = await ownSandbox();
    const { id } = await own.job('Priya Raman');
    const first = await own.pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 5 }, KEY);
    await own.sandbox.close();
    const { pro } = await ownSandbox({ data: own.data });

    const second = await pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 5 }, KEY);

    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 5 })).status).toBe(409);
  });

  test('can be tried again when it was refused', async () => {
    const { pro, partner, job } = await ownSandbox();
    const { id } = await job("Thomas O'Brien");
    const body = { reason: 'More', items: [{ scope_item_id: 'SCHEDULE_E', quantity: 1 }] };
    const path = `/pro/v1/jobs/${id}/scope-changes`;

    expect((await pro.post(path, body, KEY)).status).toBe(409);
    await partner.post(`/v1.0/jobs/${id}/scope_change/approve`);
    expect((await pro.post(path, body, KEY)).status).toBe(201);
  });

  test('compares uploads by content, not by their form', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const path = `/pro/v1/jobs/${id}/documents`;

    const first = await pro.post(path, uploadForm({ title: 'W-2' }), KEY);
    const same = await pro.post(path, uploadForm({ title: 'W-2' }), KEY);
    const other = await pro.post(path, uploadForm({ title: 'W-2' }, 'other content'), KEY);

    expect(same).toMatchObject({ status: 201, body: first.body });
    expect(other.status).toBe(422);
  });

  test('gets the answer of an upload again though the job has been cancelled since', async () => {
    const { pro, job } = await ownSandbox();
    const { id, members } = await job('María José Núñez');
    const path = `/pro/v1/jobs/${id}/documents`;
    const first = await pro.post(path, uploadForm({ title: 'W-2' }), KEY);
    const asked = { requested_by_user_id: members?.[0]?.user_id, reason: 'Asked for' };
    await pro.post(`/v1.0/jobs/${id}/request-cancellation`, asked);

    const second = await pro.post(path, uploadForm({ title: 'W-2' }), KEY);

    expect(second).toMatchObject({ status: 201, body: first.body });
  });

  test('waits its turn while the same key is under way', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const path = `/pro/v1/jobs/${id}/documents`;
    const form = () => uploadForm({ title: 'Large' }, 'x'.repeat(4_000_000));

    const answers = await Promise.all([pro.post(path, form(), KEY), pro.post(path, form(), KEY)]);

    // Either they met, and one was told to wait, or the second came late and got the first answer.
    expect(answers.map(({ status }) => status)).toContain(201);
    const list = await pro.get<{ data: Array<{ title: string }> }>(path);
    expect(list.body.data.filter(({ title }) => title === 'Large')).toHaveLength(1);
  });
});
