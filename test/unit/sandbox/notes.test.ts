import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/portal/contract/notes.ts';
import { findKind } from '../../../src/rules/notes/kinds.ts';
import { PRO } from '../../../src/sandbox/seed/catalog.ts';
import { ownSandbox, type TestSandbox } from './support/sandbox.ts';

const WAITING = { kind: 'waiting', text: '- Form W-2' };
const notesOf = async ({ pro }: TestSandbox, jobId: string, query = '') =>
  (await pro.get<{ data: Note[]; next_page_token: string }>(`/pro/v1/jobs/${jobId}/notes${query}`))
    .body;

describe('the sandbox’s internal notes', () => {
  test('are kept with their author, newest first, page by page', async () => {
    const scene = await ownSandbox();
    const { id } = await scene.job('Priya Raman');
    for (const text of ['one', 'two', 'three']) {
      const { status } = await scene.pro.post(`/pro/v1/jobs/${id}/notes`, { ...WAITING, text });
      expect(status).toBe(201);
    }

    const first = await notesOf(scene, id, '?page_size=2');
    expect(first.data.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(first.data[0]).toMatchObject({
      job_id: id,
      kind: 'waiting',
      author: { user_id: PRO.user_id, display_name: 'Dana Whitaker' },
    });
    const last = await notesOf(scene, id, `?page_size=2&page_token=${first.next_page_token}`);
    expect(last.data.map(({ text }) => text)).toEqual(['one']);
    expect(last.next_page_token).toBe('');
  });

  test('are nowhere that the client’s side can look', async () => {
    const scene = await ownSandbox();
    const { id } = await scene.job('Priya Raman');
    const path = `/pro/v1/jobs/${id}/notes`;
    const before = await scene.partner.get(`/v1.0/jobs/${id}`);
    await scene.pro.post(path, WAITING);

    expect((await scene.partner.get(path)).status).toBe(403);
    expect((await scene.partner.post(path, WAITING)).status).toBe(403);
    expect((await scene.partner.get(`/v1.0/jobs/${id}`)).body).toEqual(before.body);
    const chat = await scene.partner.get(`/v1.0/jobs/${id}/messages`);
    expect(JSON.stringify(chat.body)).not.toContain(WAITING.text);
  });

  test('are written once under one key', async () => {
    const scene = await ownSandbox();
    const { id } = await scene.job('Priya Raman');
    const write = () =>
      scene.pro.post<Note>(`/pro/v1/jobs/${id}/notes`, WAITING, { 'idempotency-key': 'once' });

    expect((await write()).body.id).toBe((await write()).body.id);
    expect((await notesOf(scene, id)).data).toHaveLength(1);
  });

  test.each([
    ['a closed job', 'Marcus Feld', WAITING, 409],
    ['a cancelled job', 'Layla Haddad', WAITING, 409],
    ['a job of nobody', 'Chloé Martin', WAITING, 403],
    ['a blank text', 'Priya Raman', { ...WAITING, text: ' \n' }, 400],
    ['a text over 10,000 characters', 'Priya Raman', { ...WAITING, text: 'x'.repeat(10_001) }, 400],
    ['a kind that is none', 'Priya Raman', { ...WAITING, kind: 'Not one' }, 400],
  ])('are refused for %s', async (_, client, body, status) => {
    const { pro, job } = await ownSandbox();
    const { id } = await job(client);
    expect((await pro.post(`/pro/v1/jobs/${id}/notes`, body)).status).toBe(status);
  });

  test('stand on some demo jobs, of kinds that taxq knows, and stay on closed ones', async () => {
    const scene = await ownSandbox();
    const kinds: string[] = [];
    for (const client of ['María José Núñez', 'Kim Ceramics', "Thomas O'Brien", 'Zoë Brandt']) {
      const { data } = await notesOf(scene, (await scene.job(client)).id);
      kinds.push(...data.map(({ kind }) => kind));
      const times = data.map(({ create_time }) => create_time);
      expect(times).toEqual([...times].sort().reverse());
    }
    expect(kinds).toEqual(['waiting', 'working', 'working', 'waiting', 'resolved']);
    for (const kind of kinds) expect(findKind(kind)).toBeDefined();
  });
});
