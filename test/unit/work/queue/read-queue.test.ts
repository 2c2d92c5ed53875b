import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { readQueue } from '../../../../src/work/queue/read-queue.ts';
import { json, startServer } from '../../../support/server.ts';
import { frameAt } from '../../rules/clocks/clock-job.ts';

const ME = 'u-me';
const frame = frameAt('2026-03-11T15:00:00.000Z');

const listed = (
  name: string,
  status = 'CLAIMED',
  pros: string[] = [ME],
  created = '2026-03-02T15:00:00Z',
) => ({
  id: `id-${name}`,
  short_id: name,
  status,
  create_time: created,
  members: [
    { role: 'CLIENT', type: 'CLIENT', user_id: `client-${name}`, display_name: name },
    ...pros.map((user_id) => ({ role: 'PROVIDER', type: 'PROVIDER', user_id })),
  ],
});

interface Portal {
  jobs: object[];
  messages?: (path: string, response: ServerResponse) => void;
  profile?: { userId?: string; email?: string };
  signal?: AbortSignal;
}

/** A portal of the public surface. */
async function portal({ jobs, messages, profile = { userId: ME }, signal }: Portal) {
  const server = await startServer(({ path }, response) => {
    const { pathname } = new URL(path, 'http://x');
    if (pathname === '/pro/v1/capabilities') return json(response, {}, 404);
    if (pathname === '/v1.0/jobs') return json(response, { data: jobs });
    if (pathname.includes('members')) {
      return json(response, {
        data: [{ user_id: ME, email: 'me@firm.example', type: 'PROVIDER' }],
      });
    }
    if (pathname.endsWith('/messages') && messages) return messages(path, response);
    return json(response, { data: [] });
  });
  const { session, close } = openSession(
    {
      name: 'mine',
      url: server.origin,
      tokenUrl: `${server.origin}/oauth/token`,
      audience: 'aud',
      means: { kind: 'token', source: 'a test', store: 'environment', token: 't' },
      ...profile,
    },
    { userAgent: 'test', ...(signal ? { signal } : {}) },
  );
  onTestFinished(close);
  return { server, session };
}

const noSignal = () => new AbortController().signal;
const names = (queue: Awaited<ReturnType<typeof readQueue>>) =>
  queue.jobs.map(({ job }) => job.short_id).toSorted();

describe('the queue of a portal that lists a whole workspace', () => {
  it('has the pro’s open jobs, and those of nobody known', async () => {
    const jobs = [
      listed('MINE'),
      listed('SHARED', 'ON_HOLD', ['u-else', ME]),
      listed('OTHERS', 'CLAIMED', ['u-else']),
      listed('NOBODYS', 'CLAIMED', []),
      listed('FREE', 'UNCLAIMED', []),
      listed('DONE', 'CLOSED'),
    ];
    const { session } = await portal({ jobs });
    const queue = await readQueue(session, { frame, signal: noSignal() });
    expect(names(queue)).toEqual(['MINE', 'NOBODYS', 'SHARED']);
    expect(queue.limit).toMatchObject({ used: 2, on_hold: 1, limit: null });
  });

  it('keeps every job where it isn’t known who the pro is', async () => {
    const jobs = [listed('A'), listed('B', 'CLAIMED', ['u-else'])];
    const { session } = await portal({ jobs, profile: {} });
    const queue = await readQueue(session, { frame, signal: noSignal() });
    expect(names(queue)).toEqual(['A', 'B']);
  });

  it('looks the pro up once, however many jobs there are', async () => {
    const jobs = ['A', 'B', 'C'].map((name) => listed(name));
    const { session, server } = await portal({ jobs, profile: { email: 'me@firm.example' } });
    await readQueue(session, { frame, signal: noSignal() });
    expect(server.seen.filter(({ path }) => path.includes('members'))).toHaveLength(1);
  });

  it('shows a status that it doesn’t know as unknown', async () => {
    const { session } = await portal({ jobs: [listed('ODD', 'FROZEN')] });
    const { jobs } = await readQueue(session, { frame, signal: noSignal() });
    expect(jobs[0]?.stage).toMatchObject({
      stage: 'unknown',
      reason: 'taxq does not know the status FROZEN.',
    });
  });
});

describe('reading the queue', () => {
  it('lets a job fail alone, and lists it last', async () => {
    const { session } = await portal({
      jobs: [listed('BAD'), listed('GOOD')],
      messages: (path, response) =>
        path.includes('BAD') ? json(response, {}, 403) : json(response, { data: [] }),
    });
    const counts: number[] = [];
    const { jobs } = await readQueue(session, {
      frame,
      signal: noSignal(),
      onRead: (done) => counts.push(done),
    });
    expect(jobs.map(({ job, error }) => [job.short_id, error?.kind ?? null])).toEqual([
      ['GOOD', null],
      ['BAD', 'auth'],
    ]);
    expect(counts).toEqual([1, 2]);
  });

  it('stops when it is interrupted, and asks for nothing more', async () => {
    const controller = new AbortController();
    const interrupted = new TaxqError({ kind: 'interrupted', code: 'interrupted', message: 'I.' });
    const { session, server } = await portal({
      jobs: Array.from({ length: 40 }, (_, index) => listed(`J${index}`)),
      messages: () => controller.abort(interrupted),
      signal: controller.signal,
    });
    const reading = readQueue(session, { frame, signal: controller.signal });
    await expect(reading).rejects.toBe(interrupted);
    expect(server.seen.filter(({ path }) => path.includes('/messages')).length).toBeLessThan(7);
  });
});
