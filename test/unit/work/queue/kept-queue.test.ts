import { describe, expect, it, onTestFinished } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { KEPT_VERSION, type KeptQueueOptions } from '../../../../src/work/queue/kept-facts.ts';
import { readQueue } from '../../../../src/work/queue/read-queue.ts';
import { json, startServer } from '../../../support/server.ts';
import { frameAt } from '../../rules/clocks/clock-job.ts';
import { ownStore } from '../../store/support/stores.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const frame = frameAt(NOW);

interface Listed {
  name: string;
  updated: string | null;
}

const proJob = ({ name, updated }: Listed) => ({
  id: `id-${name}`,
  short_id: name,
  status: 'CLAIMED',
  create_time: '2026-03-02T15:00:00Z',
  update_time: updated,
  members: [{ role: 'CLIENT', type: 'CLIENT', user_id: `client-${name}`, display_name: name }],
  workspace: { id: 'w', slug: 'rocket-tax', name: 'Rocket Tax' },
  job_type: 'b2c_individual',
  tax_year: 2025,
  jurisdictions: [],
  questionnaire_answers: [],
  hold_reason: null,
  pending_scope_change_id: null,
  unread_count: 0,
  info_complete_time: null,
  completed_time: null,
  client_rating: null,
});

const ME = {
  ...{ user_id: 'u-me', email: 'me@firm.example', given_name: 'M', family_name: 'E' },
  ...{ display_name: 'Me', credential: 'CPA', state: 'NY', workspaces: [], job_limit: 10 },
};

/** A portal of the pro surface whose clock says NOW, and a store of this test’s own. */
async function portal(jobs: Listed[], { capabilities = ['me', 'jobs', 'milestones'] } = {}) {
  const server = await startServer(({ path }, response) => {
    const { pathname } = new URL(path, 'http://x');
    const answer = (body: unknown, status = 200) =>
      json(response, body, status, { date: new Date(NOW).toUTCString() });
    if (pathname === '/pro/v1/capabilities') return answer({ capabilities });
    if (pathname === '/pro/v1/me') return answer(ME);
    if (pathname.endsWith('/jobs')) return answer({ data: jobs.map(proJob) });
    if (pathname.includes('/id-BROKEN/')) return answer({ title: 'No' }, 403);
    return answer({ data: [] });
  });
  const open = (tagIds = {}) => {
    const means = { kind: 'token', source: 'a test', store: 'environment', token: 't' } as const;
    const address = { name: 'mine', url: server.origin, tokenUrl: '', audience: '', means, tagIds };
    const { session, close } = openSession(address, { userAgent: 'test' });
    onTestFinished(close);
    return session;
  };
  const store = ownStore();
  const problems: TaxqError[] = [];
  const read = async (options: Partial<KeptQueueOptions> = {}, session = open()) => {
    const before = server.seen.length;
    const queue = await readQueue(session, {
      frame,
      signal: new AbortController().signal,
      kept: {
        remembered: async () => store.jobFacts,
        fresh: false,
        onProblem: (problem) => problems.push(problem),
        ...options,
      },
    });
    const paths = server.seen.slice(before).map(({ path }) => path);
    const asked = paths.flatMap((path) => /\/jobs\/id-(\w+)\/messages/.exec(path)?.[1] ?? []);
    return { queue, paths, asked: asked.toSorted() };
  };
  return { read, open, store, problems };
}

const LONG_AGO = '2026-03-10T12:00:00.000Z';

describe('reading the queue again', () => {
  it('asks only for the list when nothing has changed, and tells the same', async () => {
    const { read } = await portal([
      { name: 'A', updated: LONG_AGO },
      { name: 'B', updated: LONG_AGO },
    ]);
    const first = await read();
    expect(first.asked).toEqual(['A', 'B']);
    expect(first.paths.filter((path) => path.endsWith('/me'))).toHaveLength(1);
    const second = await read();
    expect(second.paths.map((path) => path.replace(/\?.*/, '')).toSorted()).toEqual([
      ...['/pro/v1/capabilities', '/pro/v1/jobs', '/pro/v1/me'],
    ]);
    const told = ({ queue }: typeof first) =>
      JSON.stringify(queue.jobs.map(({ facts, ...job }) => job));
    expect(told(second)).toBe(told(first));
  });

  it('reads a job whose update time has changed, whichever way', async () => {
    const jobs = [
      { name: 'A', updated: LONG_AGO },
      { name: 'B', updated: LONG_AGO },
      { name: 'C', updated: LONG_AGO },
    ];
    const { read } = await portal(jobs);
    await read();
    jobs[0] = { name: 'A', updated: '2026-03-10T12:00:00.001Z' };
    jobs[2] = { name: 'C', updated: '2026-03-09T12:00:00.000Z' };
    expect((await read()).asked).toEqual(['A', 'C']);
    expect((await read()).asked).toEqual([]);
  });

  it.each([
    ['just now', NOW],
    ['a second ago', '2026-03-11T14:59:59.000Z'],
    ['in the portal’s future', '2026-03-11T16:00:00.000Z'],
    ['nobody knows when', null],
  ])('reads a job again that changed %s: the next change may look the same', async (_, updated) => {
    const { read } = await portal([{ name: 'A', updated }]);
    await read();
    expect((await read()).asked).toEqual(['A']);
  });

  it('keeps a job that changed 2 s ago', async () => {
    const { read } = await portal([{ name: 'A', updated: '2026-03-11T14:59:58.000Z' }]);
    await read();
    expect((await read()).asked).toEqual([]);
  });

  it('forgets jobs that aren’t listed any more', async () => {
    const jobs = [
      { name: 'A', updated: LONG_AGO },
      { name: 'B', updated: LONG_AGO },
    ];
    const { read, open, store } = await portal(jobs);
    await read();
    jobs.pop();
    await read();
    const { origin } = open().client;
    expect([...store.jobFacts.all(origin, KEPT_VERSION).keys()]).toEqual(['id-A']);
  });

  it('reads everything when that is asked for, and keeps it', async () => {
    const { read } = await portal([{ name: 'A', updated: LONG_AGO }]);
    await read();
    expect((await read({ fresh: true })).asked).toEqual(['A']);
    expect((await read()).asked).toEqual([]);
  });

  it('reads everything under other tags', async () => {
    const { read, open } = await portal([{ name: 'A', updated: LONG_AGO }]);
    await read();
    expect((await read({}, open({ draft: 'ENTWURF' }))).asked).toEqual(['A']);
  });

  it('keeps nothing of a job that could not be read', async () => {
    const { read } = await portal([
      { name: 'BROKEN', updated: LONG_AGO },
      { name: 'GOOD', updated: LONG_AGO },
    ]);
    await read();
    expect((await read()).asked).toEqual(['BROKEN']);
  });

  it.each(['{"reader', 'null', '7', '{}'])(
    'reads a job again of which %s is kept, and mends that',
    async (json) => {
      const { read, open, store } = await portal([{ name: 'A', updated: LONG_AGO }]);
      const { origin } = open().client;
      const broken = { job_id: 'id-A', update_time: LONG_AGO, json };
      store.jobFacts.keep(origin, KEPT_VERSION, [broken], new Set(['id-A']));
      const { queue, asked } = await read();
      expect(asked).toEqual(['A']);
      expect(queue.jobs[0]?.error).toBeNull();
      expect((await read()).asked).toEqual([]);
    },
  );

  it('reads every job of a portal that vouches for no update time', async () => {
    const { read, store, open } = await portal([{ name: 'A', updated: LONG_AGO }], {
      capabilities: ['me'],
    });
    await read();
    expect((await read()).asked).toEqual(['A']);
    expect(store.jobFacts.all(open().client.origin, KEPT_VERSION).size).toBe(0);
  });
});

describe('a store that fails', () => {
  const broken = new TaxqError({ kind: 'config', code: 'store_unusable', message: 'No store.' });

  it('has every job read, and says why', async () => {
    const { read, problems } = await portal([{ name: 'A', updated: LONG_AGO }]);
    const remembered = () => Promise.reject(broken);
    await read({ remembered });
    expect((await read({ remembered })).asked).toEqual(['A']);
    expect(problems).toEqual([broken, broken]);
  });

  it('is no failure either when it can’t be written', async () => {
    const { read, problems, store } = await portal([{ name: 'A', updated: LONG_AGO }]);
    const keep = () => {
      throw broken;
    };
    const { queue } = await read({ remembered: async () => ({ ...store.jobFacts, keep }) });
    expect(queue.jobs).toHaveLength(1);
    expect(problems).toEqual([broken]);
  });
});
