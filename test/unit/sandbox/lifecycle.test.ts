import { describe, expect, test } from 'vitest';
import type { ProJob } from '../../../src/portal/contract/pro-jobs.ts';
import type { ScopeChange } from '../../../src/portal/contract/scope-changes.ts';
import { ownSandbox, type TestSandbox, uploadForm } from './support/sandbox.ts';

// Who stands where in the demo seed.
const IN_STATUS = {
  UNDER_CONSTRUCTION: 'Amara Okafor',
  INFO_GATHERING: 'Björn Lindqvist',
  UNCLAIMED: 'Chloé Martin',
  CLAIMED: 'María José Núñez',
  ON_HOLD: "Thomas O'Brien",
  CLOSED: 'Marcus Feld',
  CANCELLED: 'Layla Haddad',
} as const;

type Status = keyof typeof IN_STATUS;

interface Move {
  does: string;
  allowed: readonly Status[];
  becomes?: string;
  act(sandbox: TestSandbox, job: ProJob): Promise<{ status: number }>;
}

const anyone = ({ members }: ProJob) => members?.[0]?.user_id ?? '';
const asked = (job: ProJob) => ({ requested_by_user_id: anyone(job), reason: 'Asked for' });
const pending = { reason: 'A rental', items: [{ scope_item_id: 'SCHEDULE_E', quantity: 1 }] };

const MOVES: readonly Move[] = [
  {
    does: 'a cancellation request',
    allowed: ['UNDER_CONSTRUCTION', 'INFO_GATHERING', 'UNCLAIMED', 'CLAIMED', 'ON_HOLD'],
    becomes: 'CANCELLED',
    act: ({ pro }, job) => pro.post(`/v1.0/jobs/${job.id}/request-cancellation`, asked(job)),
  },
  {
    does: 'a reopen request',
    allowed: ['CLOSED'],
    becomes: 'CLAIMED',
    act: ({ pro }, job) => pro.post(`/v1.0/jobs/${job.id}/request-reopen`, asked(job)),
  },
  {
    does: 'a client message',
    allowed: ['UNDER_CONSTRUCTION', 'INFO_GATHERING', 'UNCLAIMED', 'CLAIMED', 'ON_HOLD'],
    act: ({ partner }, job) =>
      partner.post(`/v1.0/jobs/${job.id}/messages`, { text: 'Hi', sender_user_id: anyone(job) }),
  },
  {
    does: 'an upload',
    allowed: ['UNDER_CONSTRUCTION', 'INFO_GATHERING', 'UNCLAIMED', 'CLAIMED', 'ON_HOLD'],
    act: ({ partner }, job) =>
      partner.post('/v1.0/documents', uploadForm({ job_id: job.id, title: 'W-2' })),
  },
  {
    does: 'a consultation request',
    allowed: ['CLAIMED'],
    becomes: 'ON_HOLD',
    act: async ({ pro }, job) => {
      const { body } = await pro.get<{ data: Array<{ id: string }> }>(
        '/v1.0/scope_change/consultations',
      );
      return pro.post(`/v1.0/jobs/${job.id}/scope_change/consultations`, {
        reason: 'A talk',
        add: [{ consultation_item_id: body.data[0]?.id, quantity_to_add: 1 }],
        remove: [],
      });
    },
  },
  {
    does: 'the approval of a scope change',
    allowed: ['ON_HOLD'],
    becomes: 'CLAIMED',
    act: ({ partner }, job) => partner.post(`/v1.0/jobs/${job.id}/scope_change/approve`),
  },
  {
    does: 'the rejection of a scope change',
    allowed: ['ON_HOLD'],
    becomes: 'ON_HOLD',
    act: ({ partner }, job) => partner.post(`/v1.0/jobs/${job.id}/scope_change/reject`, {}),
  },
  {
    does: 'the approval of a draft that nobody submitted',
    allowed: [],
    act: ({ partner }, job) => partner.post(`/v1.0/jobs/${job.id}/approve_draft`),
  },
];

test.each(MOVES)(
  '$does is granted in the statuses that allow it, and in no other',
  async (move) => {
    const own = await ownSandbox();
    for (const status of Object.keys(IN_STATUS) as Status[]) {
      const job = await own.job(IN_STATUS[status]);
      expect(job.status).toBe(status);

      const answer = await move.act(own, job);
      const after = await own.job(IN_STATUS[status]);

      if (move.allowed.includes(status)) {
        expect(answer.status, status).toBe(200);
        expect(after.status).toBe(move.becomes ?? status);
      } else {
        expect(answer.status, status).toBe(409);
        expect(after).toEqual(job);
      }
    }
  },
);

describe('a draft return', () => {
  const draft = () => uploadForm({ title: 'Draft', document_type_id: 'DRAFT_RETURN' });

  test('waits for the client once uploaded, and ticks the pro’s milestone', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');

    await pro.post(`/pro/v1/jobs/${id}/documents`, draft());

    expect((await job('María José Núñez')).current_progress_step?.step).toBe('DRAFT_SUBMITTED');
    const { body } = await pro.get<{ data: Array<{ name: string; completed: boolean }> }>(
      `/pro/v1/jobs/${id}/milestones`,
    );
    expect(body.data.find(({ name }) => name === 'Draft uploaded')?.completed).toBe(true);
    expect(body.data.find(({ name }) => name === 'Draft approved')?.completed).toBe(false);
  });

  test('is approved once, and again without any effect', async () => {
    const { partner, job } = await ownSandbox();
    const { id } = await job('Elena Kim');

    const first = await partner.post(`/v1.0/jobs/${id}/approve_draft`);
    const second = await partner.post(`/v1.0/jobs/${id}/approve_draft`);

    expect(first.body).toMatchObject({ current_progress_step: { step: 'DRAFT_APPROVED' } });
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await partner.post(`/v1.0/jobs/${id}/reject_draft`)).status).toBe(409);
  });

  test('can follow a rejected one', async () => {
    const { pro, partner, job } = await ownSandbox();
    const { id } = await job('Elena Kim');

    await partner.post(`/v1.0/jobs/${id}/reject_draft`);
    expect((await job('Elena Kim')).current_progress_step?.step).toBe('DRAFT_REJECTED');
    await pro.post(`/pro/v1/jobs/${id}/documents`, draft());

    expect((await job('Elena Kim')).current_progress_step?.step).toBe('DRAFT_SUBMITTED');
  });
});

describe('a scope change', () => {
  test('holds the job, and a second one has to wait', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');

    const first = await pro.post<ScopeChange>(`/pro/v1/jobs/${id}/scope-changes`, pending);
    const second = await pro.post(`/pro/v1/jobs/${id}/scope-changes`, pending);

    expect([first.status, second.status]).toEqual([201, 409]);
    expect(first.body).toMatchObject({ status: 'PENDING', items: [{ price: null }] });
    expect(await job('María José Núñez')).toMatchObject({
      status: 'ON_HOLD',
      hold_reason: 'scope_change',
      pending_scope_change_id: first.body.id,
    });
  });

  test('adds its price when it is approved, once', async () => {
    const { partner, job } = await ownSandbox();
    const { id, total_amount: before } = await job("Thomas O'Brien");

    await partner.post(`/v1.0/jobs/${id}/scope_change/approve`);
    await partner.post(`/v1.0/jobs/${id}/scope_change/approve`);

    expect(await job("Thomas O'Brien")).toMatchObject({
      status: 'CLAIMED',
      total_amount: (before ?? 0) + 89,
      pending_scope_change_id: null,
    });
  });

  test('leaves the job On-Hold when rejected, and another may be asked for', async () => {
    const { pro, partner, job } = await ownSandbox();
    const { id } = await job("Thomas O'Brien");

    await partner.post(`/v1.0/jobs/${id}/scope_change/reject`, { reason: 'No' });
    const again = await pro.post<ScopeChange>(`/pro/v1/jobs/${id}/scope-changes`, pending);
    const path = `/pro/v1/jobs/${id}/scope-changes/${again.body.id}/withdraw`;

    expect((await pro.post(path)).body).toMatchObject({ status: 'WITHDRAWN' });
    expect((await pro.post(path)).status).toBe(200);
    expect((await job("Thomas O'Brien")).status).toBe('CLAIMED');
  });

  test('takes only consultations off the job that it has', async () => {
    const { pro, partner, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const items = await pro.get<{ data: Array<{ id: string }> }>(
      '/v1.0/scope_change/consultations',
    );
    const item = items.body.data[0]?.id ?? '';
    const path = `/v1.0/jobs/${id}/scope_change/consultations`;
    const remove = [{ consultation_item_id: item, quantity_to_remove: 1 }];

    expect((await pro.post(path, { reason: 'x', add: [], remove })).status).toBe(400);
    const add = [{ consultation_item_id: item, quantity_to_add: 1 }];
    await pro.post(path, { reason: 'x', add, remove: [] });
    await partner.post(`/v1.0/jobs/${id}/scope_change/approve`);

    expect((await pro.post(path, { reason: 'x', add: [], remove })).body).toMatchObject({
      items: [{ quantity: -1, price: -150 }],
    });
  });
});

describe('completing a job', () => {
  test('is refused while milestones are open, and names them', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('Elena Kim');

    const answer = await pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 5 });

    expect(answer.status).toBe(409);
    expect(answer.body['detail']).toMatch(/Draft approved, .*Engagement complete/);
  });

  test('closes a job that is ready, and ends its chat', async () => {
    const { pro, job } = await ownSandbox({ clock: '2026-03-02T15:00:00Z' });
    const { id } = await job('Priya Raman');

    await pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 4, comment: 'Fine' });

    expect(await job('Priya Raman')).toMatchObject({
      status: 'CLOSED',
      client_rating: 4,
      completed_time: '2026-03-02T15:00:00.000Z',
    });
    expect((await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Hi' })).status).toBe(409);
  });

  test('is refused on a job On-Hold even with nothing open', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');
    await pro.post(`/pro/v1/jobs/${id}/scope-changes`, pending);

    expect((await pro.post(`/pro/v1/jobs/${id}/complete`, { rating: 5 })).status).toBe(409);
  });
});

test('a milestone is ticked by its owner only, and ticking it again changes nothing', async () => {
  const { pro, partner, job } = await ownSandbox();
  const { id } = await job('Elena Kim');
  const list = `/pro/v1/jobs/${id}/milestones`;
  const { body } = await partner.get<{ data: Array<{ id: string; owner: string; name: string }> }>(
    list,
  );
  const of = (name: string) =>
    `${list}/${body.data.find((milestone) => milestone.name === name)?.id}/complete`;

  expect((await pro.post(of('Draft approved'))).status).toBe(403);
  expect((await partner.post(of('Filed'))).status).toBe(403);
  const first = await partner.post(of('Draft approved'));
  expect(first).toMatchObject({ status: 200, body: { completed: true } });
  expect((await partner.post(of('Draft approved'))).body).toEqual(first.body);
});

test('unread messages are those of the client since the pro’s last one', async () => {
  const { pro, partner, job } = await ownSandbox();
  const nunez = await job('María José Núñez');
  expect(nunez.unread_count).toBe(1);

  await partner.post(`/v1.0/jobs/${nunez.id}/messages`, {
    text: 'Are you there?',
    sender_user_id: anyone(nunez),
  });
  expect((await job('María José Núñez')).unread_count).toBe(2);
  await pro.post(`/pro/v1/jobs/${nunez.id}/messages`, { text: 'Yes' });
  expect((await job('María José Núñez')).unread_count).toBe(0);

  const { body } = await pro.get<{ data: Array<{ text: string }> }>(
    `/v1.0/jobs/${nunez.id}/messages`,
  );
  expect(body.data.slice(0, 2).map(({ text }) => text)).toEqual(['Yes', 'Are you there?']);
});
