import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { taxq, tempFolder } from '../../support/taxq.ts';
import { useHome } from './sandbox.ts';

const { home } = useHome();
const run = (...argv: string[]) => taxq(argv, { env: { TAXQ_HOME: home() } });
const idOf = async (name: string) =>
  (await run('job', 'view', name, '--json=short_id')).json<{ short_id: string }>().short_id;
const client = async (name: string, ...action: string[]) =>
  run('sandbox', 'client', await idOf(name), ...action, '--json');
const view = async (name: string) =>
  (await run('job', 'view', name, '--json')).json<Record<string, unknown>>();

interface Played {
  job: string;
  action: string;
  status: string;
  result: Record<string, unknown> | null;
}

describe('the client of a job', () => {
  test('writes a message that the pro finds in the chat', async () => {
    const played = await client('Núñez', 'say', 'Is it done?');
    expect(played.code).toBe(0);
    expect(Object.keys(played.json<Played>())).toEqual(['job', 'action', 'status', 'result']);
    expect(played.json<Played>()).toMatchObject({ action: 'say', status: 'CLAIMED' });
    const chat = (await run('message', 'list', 'Núñez', '--json')).json<
      Record<string, unknown>[]
    >();
    expect(chat.at(-1)).toMatchObject({ text: 'Is it done?', author: 'client' });
  });

  test('uploads a file under a tag and a title', async () => {
    const path = join(await tempFolder(), 'w2.pdf');
    await writeFile(path, '%PDF-1.4\n%%EOF\n');
    const played = await client('Núñez', 'upload', path, '--tag', 'W_2', '--title', 'My W-2');
    expect(played.code).toBe(0);
    const docs = (await run('doc', 'list', 'Núñez', '--json')).json<Record<string, unknown>[]>();
    expect(docs.at(-1)).toMatchObject({ title: 'My W-2', document_type: { id: 'W_2' } });
  });

  test('rejects a draft with a reason, which stands in the chat, and approves the next', async () => {
    const rejected = await client('Elena Kim', 'reject-draft', '--reason', 'My name is wrong');
    expect(rejected.code).toBe(0);
    expect(await view('Elena Kim')).toMatchObject({
      current_progress_step: { step: 'DRAFT_REJECTED' },
    });
    const chat = (await run('message', 'list', 'Elena Kim', '--json=text')).json<object[]>();
    expect(chat.at(-1)).toEqual({ text: 'My name is wrong' });

    const path = join(await tempFolder(), 'draft.pdf');
    await writeFile(
      path,
      '%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n',
    );
    const sent = await run('doc', 'upload', 'Elena Kim', path, '--tag', 'draft', '--json');
    expect(sent.code, sent.stderr).toBe(0);
    expect((await client('Elena Kim', 'approve-draft')).code).toBe(0);
    expect(await view('Elena Kim')).toMatchObject({
      current_progress_step: { step: 'DRAFT_APPROVED' },
    });
  });

  test('rejects a scope change, and approves another', async () => {
    const rejected = await client("O'Brien", 'reject-scope', '--reason', 'Too dear');
    expect(rejected.json<Played>()).toMatchObject({ status: 'ON_HOLD', result: null });
    const asked = await run(
      ...['scope', 'request', "O'Brien", '--item', 'SCHEDULE_E'],
      ...['--reason', 'One apartment is let', '--yes'],
    );
    expect(asked.code, asked.stderr).toBe(0);
    const approved = await client("O'Brien", 'approve-scope');
    expect(approved.json<Played>()).toMatchObject({ status: 'CLAIMED' });
    const changes = (await run('scope', 'list', "O'Brien", '--json=status')).json();
    expect(changes).toEqual([{ status: 'APPROVED' }, { status: 'REJECTED' }]);
  });

  test('ticks a milestone by its name in any case', async () => {
    const played = await client('Núñez', 'tick', 'documents received');
    expect(played.json<Played>().result).toMatchObject({
      name: 'Documents received',
      completed: true,
    });
  });

  test('is told in a line of text without --json', async () => {
    const played = await run('sandbox', 'client', await idOf('Núñez'), 'say', 'Thanks!');
    expect(played.stdout).toBe('The client wrote.\n');
  });
});

describe('the client of a job can’t', () => {
  test('say nothing', async () => {
    const played = await client('Núñez', 'say');
    expect(played.code).toBe(2);
    expect(JSON.parse(played.stderr)).toMatchObject({
      error: { message: '“say” needs a text.', hint: 'taxq sandbox client JOB say TEXT' },
    });
  });

  test('do what there is no word for', async () => {
    const played = await client('Núñez', 'dance');
    expect(played.code).toBe(2);
    expect(played.stderr).toContain('approve-draft, reject-draft, approve-scope, reject-scope');
  });

  test('upload a file that isn’t there', async () => {
    const played = await client('Núñez', 'upload', '/nowhere/w2.pdf');
    expect(played.code).toBe(2);
    expect(played.stderr).toContain('/nowhere/w2.pdf');
  });

  test('approve a draft that nobody uploaded', async () => {
    const played = await client('David Kim', 'approve-draft');
    expect(played.code).toBe(6);
    expect(played.stderr).toContain('no draft return that waits for the client');
  });

  test('tick the pro’s milestone, or one that isn’t there', async () => {
    expect((await client('Núñez', 'tick', 'Filed')).code).toBe(4);
    const unknown = await client('Núñez', 'tick', 'Party');
    expect(unknown.code).toBe(5);
    expect(unknown.stderr).toContain('Documents received');
  });

  test('be of a job that isn’t there', async () => {
    const played = await run('sandbox', 'client', 'AAAAAAAAAAA', 'say', 'Hello?');
    expect(played.code).toBe(5);
  });

  test('play while the embedded portal isn’t running', async () => {
    const played = await run('sandbox', 'client', 'JOB', 'say', 'x', '--data', await tempFolder());
    expect(played.code).toBe(7);
    expect(played.stderr).toContain('→ Start it: taxq sandbox start --detach');
  });
});
