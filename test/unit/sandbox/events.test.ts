import { describe, expect, test } from 'vitest';
import { EVENT_TYPES, type JobEvent } from '../../../src/portal/contract/events.ts';
import type { ProJob } from '../../../src/portal/contract/pro-jobs.ts';
import { clientOf } from '../../../src/sandbox/job-client.ts';
import { PRO } from '../../../src/sandbox/seed/catalog.ts';
import { ownSandbox, type TestSandbox, uploadForm } from './support/sandbox.ts';

interface Page {
  data: JobEvent[];
  next_page_token: string;
}

const eventsOf = async ({ pro }: TestSandbox, id: string, query = '?page_size=1000') =>
  (await pro.get<Page>(`/pro/v1/jobs/${id}/events${query}`)).body;

/** A demo job, and what is written down about it while the test works on it. */
async function scene(name = 'María José Núñez') {
  const own = await ownSandbox();
  const job = await own.job(name);
  const before = (await eventsOf(own, job.id)).data.length;
  const since = async () => (await eventsOf(own, job.id)).data.slice(before);
  return {
    ...own,
    job,
    since,
    client: clientOf(job)?.user_id ?? '',
    path: `/pro/v1/jobs/${job.id}`,
  };
}

const typesOf = (events: readonly JobEvent[]) => events.map(({ type }) => type);

describe('the events of a job', () => {
  test('tell a message by its id and not by its text, and who sent it', async () => {
    const { pro, partner, job, since, client, path } = await scene();
    const sent = await pro.post<{ id: string }>(`${path}/messages`, { text: 'A secret word' });
    await partner.post(`/v1.0/jobs/${job.id}/messages`, { text: 'Hi', sender_user_id: client });
    const events = await since();
    expect(events).toMatchObject([
      { type: 'message_sent', actor_user_id: PRO.user_id, message_id: sent.body.id, note: null },
      { type: 'message_sent', actor_user_id: client },
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('tell of a draft from its upload to its approval', async () => {
    const { pro, partner, job, since, client, path } = await scene();
    const parts = { title: 'Draft', document_type_id: 'DRAFT_RETURN' };
    const { body } = await pro.post<{ id: string }>(`${path}/documents`, uploadForm(parts));
    await partner.post(`/v1.0/jobs/${job.id}/reject_draft`);
    const again = uploadForm({ ...parts, version_of: body.id });
    await pro.post(`${path}/documents`, again);
    await partner.post(`/v1.0/jobs/${job.id}/approve_draft`);
    await partner.post(`/v1.0/jobs/${job.id}/approve_draft`);
    const events = await since();
    expect(typesOf(events)).toEqual([
      'document_uploaded',
      'draft_submitted',
      'milestone_ticked',
      'draft_rejected',
      'document_version_added',
      'draft_submitted',
      'draft_approved',
      'milestone_ticked',
    ]);
    expect(events[0]).toMatchObject({
      actor_user_id: PRO.user_id,
      document_id: body.id,
      note: 'Draft',
    });
    expect(events.at(-1)).toMatchObject({ actor_user_id: client, note: 'Draft approved' });
  });

  test('tell of a hold with its reason, and of its end', async () => {
    const { pro, partner, job, since, path } = await scene();
    const items = [{ scope_item_id: 'SCHEDULE_E', quantity: 1 }];
    const { body } = await pro.post<{ id: string }>(`${path}/scope-changes`, {
      reason: 'Rent',
      items,
    });
    await partner.post(`/v1.0/jobs/${job.id}/scope_change/reject`, { reason: 'Too much' });
    await pro.post(`${path}/scope-changes`, { reason: 'Rent', items });
    await partner.post(`/v1.0/jobs/${job.id}/scope_change/approve`);
    const events = await since();
    expect(events.map(({ type, note }) => [type, note])).toEqual([
      ['scope_change_requested', 'Rent'],
      ['on_hold', 'scope_change'],
      ['scope_change_rejected', 'Too much'],
      ['scope_change_requested', 'Rent'],
      ['on_hold', 'scope_change'],
      ['scope_change_approved', null],
      ['resumed', 'scope_change'],
    ]);
    expect(events[1]?.scope_change_id).toBe(body.id);
  });

  test('tell that the information was declared complete, once, and withdrawn', async () => {
    const { pro, since, path } = await scene();
    const first = await pro.post<ProJob>(`${path}/info-complete`);
    const second = await pro.post<ProJob>(`${path}/info-complete`);
    expect(first.body.info_complete_time).not.toBeNull();
    expect(second.body).toEqual(first.body);
    for (const _ of [1, 2]) {
      const { body } = await pro.post<ProJob>(`${path}/info-complete/withdraw`);
      expect(body.info_complete_time).toBeNull();
    }
    expect(typesOf(await since())).toEqual(['info_complete_declared', 'info_complete_withdrawn']);
  });

  test('tell of the end and of what comes after', async () => {
    const { pro, partner, job, since, client, path } = await scene('Priya Raman');
    const asked = { requested_by_user_id: client, reason: 'Please' };
    await pro.post(`${path}/complete`, { rating: 5 });
    await partner.post(`/v1.0/jobs/${job.id}/request-reopen`, asked);
    await pro.post(`${path}/notes`, { kind: 'working', text: 'Again' });
    await partner.post(`/v1.0/jobs/${job.id}/request-cancellation`, asked);
    expect((await since()).map(({ type, note }) => [type, note])).toEqual([
      ['completed', null],
      ['message_sent', null],
      ['reopened', 'Please'],
      ['note_added', 'working'],
      ['message_sent', null],
      ['cancelled', 'Please'],
    ]);
  });

  test('come page by page, newest last, and not to the client’s side', async () => {
    const own = await ownSandbox();
    const { id } = await own.job('Priya Raman');
    const { data } = await eventsOf(own, id);
    const first = await eventsOf(own, id, '?page_size=5');
    const rest = await eventsOf(own, id, `?page_size=1000&page_token=${first.next_page_token}`);
    expect([...first.data, ...rest.data]).toEqual(data);
    expect(rest.next_page_token).toBe('');
    expect((await own.partner.get(`/pro/v1/jobs/${id}/events`)).status).toBe(403);
  });

  test('are seeded as the demo’s jobs stand: in order, each of a known type, each about something', async () => {
    const own = await ownSandbox();
    const { body } = await own.pro.get<{ data: ProJob[] }>('/pro/v1/jobs');
    for (const job of body.data) {
      const { data } = await eventsOf(own, job.id);
      const times = data.map(({ time }) => time ?? '');
      expect(times).toEqual([...times].sort());
      expect(typesOf(data).every((type) => (EVENT_TYPES as readonly string[]).includes(type))).toBe(
        true,
      );
      expect(data[0]).toMatchObject({ type: 'job_created', time: job.create_time });
      const declared = data.find(({ type }) => type === 'info_complete_declared');
      expect(declared?.time ?? null).toBe(job.info_complete_time);
      const held = data.find(({ type }) => type === 'on_hold');
      expect(held?.note ?? null).toBe(job.hold_reason);
      const ended = data.find(({ type }) => type === 'completed');
      expect(ended?.time ?? null).toBe(job.completed_time);
    }
  });
});

describe('declaring the information complete', () => {
  test.each([
    ['a closed job', 'Marcus Feld', 409],
    ['a cancelled job', 'Layla Haddad', 409],
    ['a job of nobody', 'Chloé Martin', 403],
  ])('is refused for %s', async (_, client, status) => {
    const { pro, job } = await ownSandbox();
    const { id } = await job(client);
    expect((await pro.post(`/pro/v1/jobs/${id}/info-complete`)).status).toBe(status);
    expect((await pro.post(`/pro/v1/jobs/${id}/info-complete/withdraw`)).status).toBe(status);
  });
});
