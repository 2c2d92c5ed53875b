import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playClient } from '../../../../src/sandbox/client/play.ts';
import { ownSandbox } from '../support/sandbox.ts';

test('the simulated client speaks as the client', async () => {
  const { locator, pro, job } = await ownSandbox();
  const { id, short_id, members } = await job('Jordan & Sam Rivera');

  await playClient(locator, short_id, { kind: 'say', text: 'Hello?' });

  const { body } = await pro.get<{ data: object[] }>(`/v1.0/jobs/${id}/messages`);
  expect(body.data[0]).toMatchObject({
    text: 'Hello?',
    sender_user_id: members?.[0]?.user_id,
  });
});

test('it uploads a file with a tag, under the file’s name', async () => {
  const { locator, data, job } = await ownSandbox();
  const { id } = await job('Jordan & Sam Rivera');
  const path = join(data, 'W-2 Rivera.pdf');
  await writeFile(path, '%PDF-1.4');

  const played = await playClient(locator, id, { kind: 'upload', path, documentTypeId: 'W_2' });

  expect(played.document).toMatchObject({ title: 'W-2 Rivera.pdf', document_type: { id: 'W_2' } });
});

test('it approves a draft', async () => {
  const { locator, job } = await ownSandbox();
  const { id } = await job('Elena Kim');

  const { job: after } = await playClient(locator, id, { kind: 'approve-draft' });

  expect(after.current_progress_step?.step).toBe('DRAFT_APPROVED');
});

test('it rejects a draft and says why in the chat', async () => {
  const { locator, job } = await ownSandbox();
  const { id } = await job('Elena Kim');

  const played = await playClient(locator, id, {
    kind: 'reject-draft',
    reason: 'My name is wrong',
  });

  expect(played.job.current_progress_step?.step).toBe('DRAFT_REJECTED');
  expect(played.message).toMatchObject({ id: expect.any(String) });
  expect((await job('Elena Kim')).unread_count).toBe(1);
});

test('it decides scope changes', async () => {
  const { locator, job } = await ownSandbox();
  const { id } = await job("Thomas O'Brien");

  const rejected = await playClient(locator, id, { kind: 'reject-scope', reason: 'Too much' });
  expect(rejected.job.status).toBe('ON_HOLD');
  await expect(playClient(locator, id, { kind: 'approve-scope' })).rejects.toMatchObject({
    kind: 'refused',
  });
});

test('it ticks its milestones by name, and not the pro’s', async () => {
  const { locator, job } = await ownSandbox();
  const { id } = await job('Elena Kim');

  const played = await playClient(locator, id, { kind: 'tick', milestone: 'draft approved' });

  expect(played.milestone).toMatchObject({ name: 'Draft approved', completed: true });
  await expect(playClient(locator, id, { kind: 'tick', milestone: 'Filed' })).rejects.toMatchObject(
    {
      kind: 'auth',
      why: '"Filed" is ticked by the pro.',
    },
  );
  await expect(playClient(locator, id, { kind: 'tick', milestone: 'Lunch' })).rejects.toMatchObject(
    {
      code: 'milestone_unknown',
    },
  );
});

test('it tells when the sandbox is gone, the job unknown or the file unreadable', async () => {
  const { locator, sandbox, job } = await ownSandbox();
  const { id } = await job('Elena Kim');
  const say = { kind: 'say', text: 'x' } as const;

  await expect(playClient(locator, 'nobody', say)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(
    playClient(locator, id, { kind: 'upload', path: '/no/such/file.pdf' }),
  ).rejects.toMatchObject({ code: 'file_unreadable' });
  await sandbox.close();
  await expect(playClient(locator, id, say)).rejects.toMatchObject({ kind: 'unreachable' });
});
