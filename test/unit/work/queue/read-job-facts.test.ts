import { describe, expect, it, onTestFinished } from 'vitest';
import { PRO } from '../../../../src/sandbox/seed/catalog.ts';
import { listEvents } from '../../../../src/work/job/events.ts';
import { findJob } from '../../../../src/work/job/find-job.ts';
import {
  declareInfoComplete,
  withdrawInfoComplete,
} from '../../../../src/work/job/info-complete.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { readJobFacts } from '../../../../src/work/queue/read-job-facts.ts';
import { useSandbox } from '../../../support/sandbox.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const sandbox = useSandbox({ clock: NOW });
const publicSandbox = useSandbox({ clock: NOW, surface: 'public' });

async function jobOf(client: string, portal = sandbox()) {
  const { session, close } = openSession(
    {
      name: 'test',
      url: portal.url,
      tokenUrl: portal.tokenUrl,
      audience: 'https://api.worklayer.com/public/',
      userId: PRO.user_id,
      means: {
        kind: 'client',
        source: 'a test',
        store: 'environment',
        credentials: { clientId: portal.clientId, clientSecret: portal.clientSecret },
      },
    },
    { userAgent: 'test' },
  );
  onTestFinished(close);
  return { session, job: await findJob(session, client) };
}

async function factsOf(client: string, portal = sandbox()) {
  const { session, job } = await jobOf(client, portal);
  return readJobFacts(session, job);
}

describe('the facts of a job', () => {
  it('hold its times, and those of its milestones', async () => {
    const { job, milestones } = await factsOf('Ceramics');
    expect(job).toMatchObject({
      status: 'CLAIMED',
      create_time: '2026-02-27T15:00:00.000Z',
      deadline_time: '2026-03-31T15:00:00.000Z',
      completed_time: null,
      hold_reason: null,
      form: null,
      extended: null,
    });
    expect(milestones?.find(({ name }) => name === 'Scope verified')).toMatchObject({
      completed: true,
      completed_time: '2026-03-06T15:00:00.000Z',
    });
  });

  it('say when the information was declared complete, and that it never was', async () => {
    const [declared, ...others] = (await factsOf('Ceramics')).info_complete ?? [];
    expect(declared).toMatchObject({
      declared_time: '2026-03-07T15:00:00.000Z',
      withdrawn_time: null,
    });
    expect(others).toEqual([]);
    expect((await factsOf('Rivera')).info_complete).toEqual([]);
  });

  it('say when it was withdrawn and declared anew, each with its event', async () => {
    const { session, job } = await jobOf('Núñez');
    for (const _ of [1, 2]) {
      await declareInfoComplete(session, job);
      await withdrawInfoComplete(session, job);
    }
    const declared = await declareInfoComplete(session, job);
    const { events } = await listEvents(session, job, Infinity);
    const ids = events.filter(({ type }) => type === 'info_complete_declared').map(({ id }) => id);
    const facts = await readJobFacts(session, declared);
    expect(facts.info_complete).toEqual([
      { id: ids[0], declared_time: NOW, withdrawn_time: NOW },
      { id: ids[1], declared_time: NOW, withdrawn_time: NOW },
      { id: ids[2], declared_time: NOW, withdrawn_time: null },
    ]);
  });

  it('take the times On-Hold from the events', async () => {
    const { session, job } = await jobOf('O’Brien');
    const { events } = await listEvents(session, job, Infinity);
    const id = events.find(({ type }) => type === 'on_hold')?.id;
    expect((await readJobFacts(session, job)).holds).toEqual([
      { id, from: '2026-03-09T15:00:00.000Z', to: null },
    ]);
    expect((await factsOf('Rivera')).holds).toEqual([]);
  });

  it('take them from the scope changes on a portal without events', async () => {
    const { session, job } = await jobOf('O’Brien');
    const { has } = session.capabilities;
    const capabilities = {
      ...session.capabilities,
      has: async (name: string) => name !== 'events' && (await has(name)),
    };
    const facts = await readJobFacts({ ...session, capabilities }, job);
    expect(facts.holds).toMatchObject([{ id: job.pending_scope_change_id, to: null }]);
    const told = await readJobFacts({ ...session, capabilities }, (await jobOf('Ceramics')).job);
    expect(told.info_complete).toEqual([
      { id: 'PDP5CE966LL', declared_time: '2026-03-07T15:00:00.000Z', withdrawn_time: null },
    ]);
  });

  it('are null where a public portal can’t tell, and never guessed', async () => {
    const facts = await factsOf('Ceramics', publicSandbox());
    expect(facts).toMatchObject({ holds: null, info_complete: null, milestones: null });
    expect(facts.job).toMatchObject({
      job_type: null,
      hold_reason: null,
      pro_user_id: PRO.user_id,
    });
    expect(facts.messages).toHaveLength(4);
  });
});
