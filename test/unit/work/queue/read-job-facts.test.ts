import { describe, expect, it, onTestFinished } from 'vitest';
import { PRO } from '../../../../src/sandbox/seed/catalog.ts';
import { findJob } from '../../../../src/work/job/find-job.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { readJobFacts } from '../../../../src/work/queue/read-job-facts.ts';
import { useSandbox } from '../../../support/sandbox.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const sandbox = useSandbox({ clock: NOW });
const publicSandbox = useSandbox({ clock: NOW, surface: 'public' });

async function factsOf(client: string, portal = sandbox()) {
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
  return readJobFacts(session, await findJob(session, client));
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
    expect((await factsOf('Ceramics')).info_complete).toEqual([
      { id: 'PDP5CE966LL', declared_time: '2026-03-07T15:00:00.000Z', withdrawn_time: null },
    ]);
    expect((await factsOf('Rivera')).info_complete).toEqual([]);
  });

  it('take the times On-Hold from the scope changes', async () => {
    expect((await factsOf('O’Brien')).holds).toMatchObject([
      { from: '2026-03-09T15:00:00.000Z', to: null },
    ]);
    expect((await factsOf('Rivera')).holds).toEqual([]);
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
