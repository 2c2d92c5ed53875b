import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { json, startServer } from '../../support/server.ts';
import { type RunOptions, sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox({ clock: '2026-03-11T15:00:00.000Z' });
const publicSandbox = useSandbox({ surface: 'public' });

const events = (words: readonly string[], options: RunOptions = {}) =>
  taxq(['job', 'events', ...words], { env: sandboxEnv(sandbox()), ...options });

describe('job events', () => {
  test('lists what happened, newest last, with who did it', async () => {
    const run = await events(["O'Brien", '--json']);
    const list = run.json<Record<string, unknown>[]>();
    for (const event of list) {
      expect(Object.keys(event)).toEqual([
        ...['id', 'type', 'time', 'actor_user_id', 'actor', 'actor_name', 'message_id', 'note_id'],
        ...['document_id', 'milestone_id', 'scope_change_id', 'note'],
      ]);
    }
    expect(list.map(({ type, actor }) => [type, actor])).toEqual([
      ['job_created', 'client'],
      ['job_claimed', 'pro'],
      ['message_sent', 'system'],
      ['message_sent', 'pro'],
      ['document_uploaded', 'client'],
      ['milestone_ticked', 'pro'],
      ['document_uploaded', 'client'],
      ['message_sent', 'client'],
      ['message_sent', 'pro'],
      ['scope_change_requested', 'pro'],
      ['on_hold', 'pro'],
      ['note_added', 'pro'],
    ]);
  });

  test('reads like a log on a terminal of 80 columns', async () => {
    const run = await events(["O'Brien"], { terminal: true });
    expect(run.stdout).toMatch(/^TIME +WHO +WHAT +ABOUT\n/);
    expect(run.stdout).toMatch(/The portal +sent a message\n/);
    expect(run.stdout).toMatch(/Dana Whitaker +put the job On-Hold +scope change\n/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('shows the newest, and all of them with --all', async () => {
    const few = await events(['Raman', '--limit', '3', '--json=type']);
    const every = await events(['Raman', '--all', '--json=type']);
    expect(few.stderr).toContain('These are the last 3; --all shows every event.');
    expect(every.stderr).toBe('');
    const all = every.json<object[]>();
    expect(all.length).toBeGreaterThan(20);
    expect(few.json()).toEqual(all.slice(-3));
    expect((await events(['Raman', '--json=type'])).json()).toEqual(all.slice(-20));
  });

  test('shows types that taxq has never heard of, and events that tell little', async () => {
    const job = {
      ...{ id: 'j1', short_id: 'AAAAAAAAAAA', status: 'CLAIMED' },
      create_time: '2026-01-01T00:00:00Z',
    };
    const told = [
      { id: 'e1', type: 'MOON_ROSE', time: '2026-01-02T00:00:00.1234567Z', phase: 'full' },
      { id: 'e2', type: 'on_hold', actor_user_id: 'nobody', note: 'for\u001b[31m ever' },
    ];
    const portal = await startServer(({ path }, response) => {
      if (path.endsWith('/capabilities')) return json(response, { capabilities: ['events'] });
      if (path.includes('/events')) return json(response, { data: told });
      return json(response, job);
    });
    const env = { TAXQ_URL: portal.origin, TAXQ_TOKEN: 'token' };
    const run = await taxq(['job', 'events', 'AAAAAAAAAAA', '--json=id,type,time,actor'], {
      env,
    });
    expect(run.json()).toEqual([
      { id: 'e1', type: 'MOON_ROSE', time: '2026-01-02T00:00:00.1234567Z', actor: null },
      { id: 'e2', type: 'on_hold', time: null, actor: 'system' },
    ]);
    const text = await taxq(['job', 'events', 'AAAAAAAAAAA'], { env });
    expect(text.stdout).toContain('moon rose');
    expect(text.stdout).not.toContain('\u001b');
  });

  test('end with 10 on a portal of the public API only', async () => {
    const run = await events(['Raman'], { env: sandboxEnv(publicSandbox()) });
    expect(run.code).toBe(10);
    expect(run.stderr).toContain('the events of a job');
  });
});
