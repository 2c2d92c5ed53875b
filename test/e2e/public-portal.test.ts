import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PRO } from '../../src/sandbox/seed/catalog.ts';
import { makePdf } from '../support/pdf.ts';
import { type RunOptions, type Served, useMachine } from '../support/program.ts';

// A portal that offers the documented API and nothing more, under a profile of its own.
const machine = useMachine('sandbox', 'start', '--detach', '--surface', 'public');

let credentials: Record<string, string> = {};
beforeAll(async () => {
  const { run } = machine();
  const served = (await run(['sandbox', 'start', '--detach', '--json'])).json<Served>();
  credentials = {
    TAXQ_CLIENT_ID: served.client_id,
    TAXQ_CLIENT_SECRET: served.client_secret,
  };
  const added = await run([
    ...['profile', 'add', 'firm', '--preset', 'worklayer', '--use', '--email', PRO.email],
    ...['--url', served.url, '--token-url', served.token_url],
  ]);
  if (added.code !== 0) throw new Error(added.stderr);
});

const taxq = (args: string[], options: RunOptions = {}) =>
  machine().run(args, { ...options, env: { ...credentials, ...options.env } });

describe('on a portal with the documented API only', () => {
  test('jobs are listed and viewed, and what it doesn’t tell is null', async () => {
    const list = await taxq(['job', 'list', '--json']);
    expect(list.code, list.stderr).toBe(0);
    expect(list.json<unknown[]>()).toHaveLength(12);
    const view = await taxq(['job', 'view', 'Núñez', '--json']);
    expect(view.code, view.stderr).toBe(0);
    expect(view.json()).toMatchObject({
      status: 'CLAIMED',
      jurisdictions: null,
      unread_count: null,
      milestones: null,
    });
  });

  test('a message goes out under the pro’s own user id', async () => {
    const send = await taxq(['message', 'send', 'Núñez', '--text', 'Hello María.', '--yes']);
    expect(send.code, send.stderr).toBe(0);
    const chat = await taxq(['message', 'list', 'Núñez', '--json']);
    expect(chat.json<object[]>().at(-1)).toMatchObject({
      text: 'Hello María.',
      sender_user_id: PRO.user_id,
      author: 'pro',
    });
  });

  test('a document goes up under its tag and comes down byte for byte', async () => {
    const { folder } = machine();
    const content = makePdf('Form W-2', 50_000);
    await writeFile(join(folder, 'w2.pdf'), content);
    const up = await taxq(['doc', 'upload', 'Núñez', 'w2.pdf', '--tag', 'W_2', '--json']);
    expect(up.code, up.stderr).toBe(0);
    const id = up.json<{ document_id: string }[]>()[0]?.document_id ?? '';
    const list = await taxq(['doc', 'list', 'Núñez', '--json']);
    expect(list.json<{ id: string }[]>().find((one) => one.id === id)).toMatchObject({
      title: 'w2',
      sha256: null,
    });
    const down = await taxq(['doc', 'download', 'Núñez', id, '--out', 'got', '--json']);
    expect(down.code, down.stderr).toBe(0);
    const path = down.json<{ path: string }[]>()[0]?.path ?? '';
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  test('tags are the words, and it says that their ids are assumed', async () => {
    const tags = await taxq(['doc', 'tags', '--json=id,word,source']);
    expect(tags.code).toBe(0);
    expect(tags.json<{ word: string }[]>().map(({ word }) => word)).toEqual([
      ...['draft', 'final', 'efile'],
    ]);
  });

  test('a consultation is requested, and a service is not', async () => {
    const items = await taxq(['scope', 'items', '--json']);
    const consultation = items.json<{ id: string; kind: string }[]>()[0];
    expect(consultation?.kind).toBe('consultation');
    const ask = (item: string) =>
      taxq([
        'scope',
        'request',
        'David Kim',
        '--item',
        item,
        '--reason',
        'A talk',
        '--yes',
        '--json',
      ]);
    const service = await ask('SCHEDULE_E');
    expect([2, 10]).toContain(service.code);
    expect(service.stdout).toBe('');
    const asked = await ask(consultation?.id ?? '');
    expect(asked.code, asked.stderr).toBe(0);
    const view = await taxq(['job', 'view', 'David Kim', '--json=status']);
    expect(view.json()).toEqual({ status: 'ON_HOLD' });
  });

  test('milestones end with 10, and what does work is named', async () => {
    const run = await taxq(['job', 'milestones', 'Núñez']);
    expect(run).toMatchObject({ code: 10, stdout: '' });
    expect(run.stderr).toContain('doesn’t offer milestones');
    expect(run.stderr).toContain('taxq job open');
  });

  test('the close gate says what it can’t tell, and closes nothing', async () => {
    const check = await taxq(['close', 'Raman', '--check', '--json']);
    expect(check.code).toBe(6);
    const [gate] = check.json<{ ready: boolean; rules: { id: string; status: string }[] }[]>();
    expect(gate?.ready).toBe(false);
    expect(gate?.rules.find(({ id }) => id === 'X1')?.status).toBe('unknown');
    const close = await taxq(['close', 'Raman', '--rating', '5', '--yes']);
    expect([6, 10]).toContain(close.code);
    const view = await taxq(['job', 'view', 'Raman', '--json=status']);
    expect(view.json()).toEqual({ status: 'CLAIMED' });
  });
});
