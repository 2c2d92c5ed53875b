import { expect, test } from 'vitest';
import { CONTRACT, type OperationId } from '../../../src/portal/contract/index.ts';
import type { Job } from '../../../src/portal/contract/jobs.ts';
import type { Operation } from '../../../src/portal/contract/operation.ts';
import { clientOf } from '../../../src/sandbox/job-client.ts';
import { batchForm } from './support/batches.ts';
import { ownSandbox, type TestSandbox, uploadForm } from './support/sandbox.ts';
import { sha256Of, tusClient } from './support/tus.ts';

interface Step {
  does: OperationId;
  /** Hidden from the client’s side, the time of the change too. */
  secret?: true;
  act(sandbox: TestSandbox, job: Job): Promise<{ status: number }>;
}

const CONTENT = '%PDF-1.4\n%%EOF\n';
const draft = () => uploadForm({ title: 'Draft', document_type_id: 'DRAFT_RETURN' });
const service = { reason: 'A rental', items: [{ scope_item_id: 'SCHEDULE_E', quantity: 1 }] };
const pro = (id: string, rest: string) => `/pro/v1/jobs/${id}/${rest}`;
const asked = (job: Job) => ({
  requested_by_user_id: clientOf(job)?.user_id,
  reason: 'They asked for it',
});

/** One job through everything that can change it, as often as it takes. */
const STEPS: readonly Step[] = [
  {
    does: 'sendMessage',
    act: ({ partner }, job) =>
      partner.post(`/v1.0/jobs/${job.id}/messages`, {
        text: 'Hello',
        sender_user_id: clientOf(job)?.user_id,
      }),
  },
  {
    does: 'sendProMessage',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'messages'), { text: 'Hi' }),
  },
  {
    does: 'createNote',
    secret: true,
    act: ({ pro: me }, { id }) => me.post(pro(id, 'notes'), { kind: 'working', text: 'On it' }),
  },
  {
    does: 'createDocument',
    act: ({ partner }, { id }) =>
      partner.post('/v1.0/documents', uploadForm({ job_id: id, title: 'W-2' })),
  },
  {
    does: 'uploadDocumentBatch',
    act: ({ pro: me }, { id }) =>
      me.post('/pro/v1/document-batches', batchForm([{ job_id: id, title: '1099' }])),
  },
  { does: 'declareInfoComplete', act: ({ pro: me }, { id }) => me.post(pro(id, 'info-complete')) },
  {
    does: 'withdrawInfoComplete',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'info-complete/withdraw')),
  },
  {
    does: 'createScopeChange',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'scope-changes'), service),
  },
  {
    does: 'withdrawScopeChange',
    act: async ({ pro: me, job }, { id, name }) => {
      const { pending_scope_change_id: change } = await job(name ?? '');
      return me.post(pro(id, `scope-changes/${change}/withdraw`));
    },
  },
  {
    does: 'createConsultation',
    act: async ({ pro: me }, { id }) => {
      const path = 'scope_change/consultations';
      const { body } = await me.get<{ data: { id: string }[] }>(`/v1.0/${path}`);
      const add = [{ consultation_item_id: body.data[0]?.id, quantity_to_add: 1 }];
      return me.post(`/v1.0/jobs/${id}/${path}`, { reason: 'A talk', add, remove: [] });
    },
  },
  {
    does: 'rejectScopeChange',
    act: ({ partner }, { id }) => partner.post(`/v1.0/jobs/${id}/scope_change/reject`, {}),
  },
  {
    does: 'createScopeChange',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'scope-changes'), service),
  },
  {
    does: 'approveScopeChange',
    act: ({ partner }, { id }) => partner.post(`/v1.0/jobs/${id}/scope_change/approve`),
  },
  {
    does: 'uploadProDocument',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'documents'), draft()),
  },
  {
    does: 'rejectDraft',
    act: ({ partner }, { id }) => partner.post(`/v1.0/jobs/${id}/reject_draft`),
  },
  {
    does: 'completeUpload',
    act: async ({ pro: me, sandbox }, { id }) => {
      const path = await tusClient(sandbox.url, me.token).upload(id, CONTENT);
      const fields = {
        title: 'Draft 2',
        document_type_id: 'DRAFT_RETURN',
        sha256: sha256Of(CONTENT),
      };
      return me.post(`${path}/complete`, fields);
    },
  },
  {
    does: 'approveDraft',
    act: ({ partner }, { id }) => partner.post(`/v1.0/jobs/${id}/approve_draft`),
  },
];

const TICKS: Step = {
  does: 'completeMilestone',
  act: async ({ pro: me, partner }, { id }) => {
    const list = pro(id, 'milestones');
    const { body } = await me.get<{ data: { id: string; owner: string; completed: boolean }[] }>(
      list,
    );
    const open = body.data.find(({ completed }) => !completed);
    return (open?.owner === 'PRO' ? me : partner).post(`${list}/${open?.id}/complete`);
  },
};

const ENDS: readonly Step[] = [
  {
    does: 'completeJob',
    act: ({ pro: me }, { id }) => me.post(pro(id, 'complete'), { rating: 5 }),
  },
  {
    does: 'requestReopen',
    act: ({ partner }, job) => partner.post(`/v1.0/jobs/${job.id}/request-reopen`, asked(job)),
  },
  {
    does: 'requestCancellation',
    act: ({ partner }, job) =>
      partner.post(`/v1.0/jobs/${job.id}/request-cancellation`, asked(job)),
  },
];

/** Writes that leave every job as it is. */
const NO_CHANGE: readonly OperationId[] = [
  'getToken',
  'createMagicLink',
  'createUpload',
  'sendUpload',
];

test('a job’s update time grows with every change of it, on both surfaces, even while the clock stands still', async () => {
  const own = await ownSandbox({ clock: '2026-03-02T15:00:00Z' });
  const { id } = await own.job('María José Núñez');
  const read = async () => ({
    pro: (await own.pro.get<Job>(`/pro/v1/jobs/${id}`)).body,
    public: (await own.partner.get<Job>(`/v1.0/jobs/${id}`)).body,
  });
  const openMilestones = async () =>
    (await own.pro.get<{ data: { completed: boolean }[] }>(pro(id, 'milestones'))).body.data.filter(
      ({ completed }) => !completed,
    ).length;

  let before = await read();
  const times = [before.pro.update_time ?? ''];
  const take = async ({ does, secret, act }: Step) => {
    const { status } = await act(own, before.pro);
    expect(status, does).toBeLessThan(300);
    const now = await read();
    const [was, is] = [before.pro.update_time ?? '', now.pro.update_time ?? ''];
    expect(is > was, `${does}: ${was} to ${is}`).toBe(true);
    if (secret) expect(now.public).toEqual(before.public);
    else expect(now.public.update_time, does).toBe(is);
    before = now;
    times.push(is);
  };
  for (const step of STEPS) await take(step);
  while ((await openMilestones()) > 0) await take(TICKS);
  for (const step of ENDS) await take(step);

  expect(new Set(times).size).toBe(times.length);
  const writes = Object.values<Operation>(CONTRACT).filter(
    ({ method }) => !['GET', 'HEAD'].includes(method),
  );
  const walked = [...STEPS, TICKS, ...ENDS].map(({ does }) => does);
  expect([...new Set([...walked, ...NO_CHANGE])].sort()).toEqual(
    writes.map((one) => one.id).sort(),
  );
});

test('the pro’s list can be filtered by the time of a change that the public one doesn’t show', async () => {
  const own = await ownSandbox({ clock: '2026-03-02T15:00:00Z' });
  const { id } = await own.job('Priya Raman');
  await own.pro.post(pro(id, 'notes'), { kind: 'working', text: 'On it' });
  const filter = encodeURIComponent('update_time >= "2026-03-02T15:00:00Z"');
  const idsOf = async (path: string) =>
    (await own.pro.get<{ data: Job[] }>(`${path}?filter=${filter}`)).body.data.map((job) => job.id);
  expect(await idsOf('/pro/v1/jobs')).toEqual([id]);
  expect(await idsOf('/v1.0/jobs')).toEqual([]);
});
