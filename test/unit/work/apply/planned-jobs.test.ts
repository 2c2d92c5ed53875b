import { expect, onTestFinished, test } from 'vitest';
import { openPlannedJobs } from '../../../../src/work/apply/planned-jobs.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { json, startServer } from '../../../support/server.ts';

const job = (short_id: string) => ({
  id: `id-${short_id}`,
  short_id,
  status: 'CLAIMED',
  create_time: '2026-03-02T15:00:00Z',
});

/** A portal whose short ids are of another kind than the documented ones, so that none is looked up. */
async function portal(...shortIds: string[]) {
  const server = await startServer(({ path }, response) => {
    const { pathname } = new URL(path, 'http://x');
    const found = shortIds.find((one) => pathname.endsWith(`/jobs/id-${one}`));
    if (found !== undefined) return json(response, job(found));
    if (pathname.endsWith('/jobs')) return json(response, { data: shortIds.map(job) });
    return json(response, { title: 'No' }, 404);
  });
  const means = { kind: 'token', source: 'a test', store: 'environment', token: 't' } as const;
  const address = {
    ...{ name: 'mine', url: server.origin, tokenUrl: '', audience: '' },
    ...{ means, tagIds: {} },
  };
  const { session, close } = openSession(address, { userAgent: 'test' });
  onTestFinished(close);
  const lists = () => server.seen.filter(({ path }) => /\/jobs(\?|$)/.test(path)).length;
  return { find: openPlannedJobs(session), lists };
}

test('however many jobs of a plan are unknown, the portal lists its jobs once', async () => {
  const { find, lists } = await portal('LONG-AGO');
  for (const shortId of ['AB12CD34EF5', 'AB12CD34EF6', 'short', 'Ana Pérez']) {
    await expect(find(shortId)).rejects.toMatchObject({ kind: 'not-found', code: 'job_unknown' });
  }
  expect(lists()).toBe(1);
});

test('a job whose short id can’t be looked up is found in the list, and read afresh', async () => {
  const { find, lists } = await portal('LONG-AGO', 'OTHER');
  expect(await find('LONG-AGO')).toMatchObject({ id: 'id-LONG-AGO' });
  expect(await find('OTHER')).toMatchObject({ id: 'id-OTHER' });
  await expect(find('LONG')).rejects.toMatchObject({ code: 'job_unknown' });
  expect(lists()).toBe(1);
});
