import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TREE } from '../../../src/cli/tree.ts';
import { PRO } from '../../../src/sandbox/seed/catalog.ts';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { useLoosePortal } from '../../support/loose-portal.ts';
import { returnPdf } from '../../support/returns.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const NOW = '2026-03-11T15:00:00.000Z';

const sandbox = useSandbox({ surface: 'public', clock: NOW });
const portal = useLoosePortal(sandbox);

const run = (words: readonly string[], options: RunOptions = {}) =>
  taxq(words, {
    clock: () => new Date(NOW),
    ...options,
    env: {
      ...{ ...sandboxEnv(sandbox()), TAXQ_URL: portal(), TAXQ_USER_ID: PRO.user_id },
      ...{ TZ: 'America/Chicago', ...options.env },
    },
  });

/** What slips into a text when something that isn't there is written all the same. */
const NONSENSE = /\b(?:null|undefined|NaN|Invalid Date)\b|\[object/;

/** The JSON fields that a command promises. */
async function promised([noun, verb]: readonly string[]): Promise<readonly string[]> {
  const loaded = await TREE.find(({ name }) => name === noun)?.load();
  const spec =
    loaded && 'verbs' in loaded ? loaded.verbs.find(({ name }) => name === verb) : loaded;
  return spec && 'fields' in spec ? (spec.fields ?? []) : [];
}

describe('on a portal that is as loose as its documentation allows', () => {
  test.each<[string, number]>([
    ['job list', 0],
    ['job view Nunez', 0],
    ['job view Elena', 0],
    ['job view Lindqvist', 0],
    ['job view 6unv97ghj2k', 5],
    ['job open Nunez --print', 0],
    ['queue', 0],
    ['message list Nunez', 0],
    ['doc list Elena', 0],
    ['doc tags', 0],
    ['scope items', 0],
    ['scope list Brien', 0],
    ['scope verify Nunez --dry-run', 0],
    ['close Raman --check', 6],
    ['plan', 0],
  ])('taxq %s says nothing that isn’t so, in %i', async (line, code) => {
    const words = line.split(' ');
    const shown = await run(words, { terminal: true });
    expect(shown.code, shown.stderr).toBe(code);
    expect(shown.stdout + shown.stderr).not.toMatch(NONSENSE);
    const { stdout, json } = await run([...words, '--json']);
    if (stdout === '') return;
    const value = json<object | object[]>();
    const things = Array.isArray(value) ? value : [value];
    const fields = await promised(words);
    for (const thing of things) expect(Object.keys(thing)).toEqual(fields);
  });

  test('every job is there, page after page, whatever the last page says', async () => {
    const jobs = (await run(['job', 'list', '--json'])).json<{ status: string }[]>();
    expect(jobs).toHaveLength(12);
    expect(jobs.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['CANCELED', 'IN_PROGRESS', 'AWAITING_IDENTITY']),
    );
    const open = (await run(['job', 'list', '--status', 'open', '--json'])).json<object[]>();
    expect(open).toHaveLength(7);
    const gone = await run(['job', 'list', '--status', 'CANCELLED', '--json=short_id']);
    expect(gone.json()).toEqual([{ short_id: 'C7WZZT6EVRM' }]);
  });

  test.each([['message list Nunez'], ['message list Raman'], ['doc list Elena']])(
    'taxq %s shows the same times and words as elsewhere',
    async (line) => {
      const strict = await run(line.split(' '), {
        terminal: true,
        env: { TAXQ_URL: sandbox().url },
      });
      expect(strict.stdout).toContain('\n');
      expect((await run(line.split(' '), { terminal: true })).stdout).toBe(strict.stdout);
    },
  );

  test('what it doesn’t tell is unknown to the queue, and the rest is counted', async () => {
    const explained = await run(['queue', '--explain', 'Nunez', '--json']);
    const { clocks } = explained.json<{ clocks: { id: string; state: string }[] }>();
    const states = Object.fromEntries(clocks.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({ reply: 'overdue', follow_up: 'overdue', draft: 'unknown' });
    const page = join(await tempFolder(), 'queue.html');
    expect((await run(['queue', '--html', page])).code).toBe(0);
    expect(
      (await readFile(page, 'utf8')).replace(/<(style|script)[\s\S]*?<\/\1>/g, ''),
    ).not.toMatch(NONSENSE);
    const elena = (await run(['queue', '--explain', 'Elena', '--json=stage,reason'])).json();
    expect(elena).toMatchObject({
      stage: 'unknown',
      reason: expect.stringContaining('DRAFT_WITH_CLIENT'),
    });
  });

  test('an intro is sent once, under the pro’s name, who is found by e-mail', async () => {
    const env = { TAXQ_USER_ID: '', TAXQ_EMAIL: PRO.email };
    const intro = ['intro', 'Rivera', '--template', 'intro-rocket-tax', '--yes', '--json'];
    const sent = await run(intro, { env });
    expect(sent.code, sent.stderr).toBe(0);
    expect(sent.json()).toMatchObject([
      { status: 'sent', text: expect.stringContaining("I'm Dana Whitaker") },
    ]);
    expect((await run(intro, { env })).json()).toMatchObject([{ status: 'skipped' }]);
  });

  test('a message arrives, and is told from the client’s', async () => {
    const send = ['message', 'send', 'David', '--text', 'Thank you, David.', '--yes', '--json'];
    const sent = await run(send);
    expect(sent.json()).toMatchObject([{ status: 'sent', create_time: expect.any(String) }]);
    const list = await run(['message', 'list', 'David', '--json']);
    expect(list.json<object[]>().at(-1)).toMatchObject({
      author: 'pro',
      author_name: PRO.display_name,
      text: 'Thank you, David.',
    });
  });

  test('documents go up once and come down', async () => {
    const file = await writeOne('1098.pdf', pdfBytes('1098'));
    const up = () => run(['doc', 'upload', 'David', file, '--tag', '1098', '--json']);
    expect((await up()).json()).toMatchObject([{ status: 'uploaded', error: null }]);
    expect((await up()).json()).toMatchObject([{ status: 'already_there', error: null }]);
    const out = await tempFolder();
    const down = await run(['doc', 'download', 'David', '1098', '--out', out, '--json']);
    expect(down.json()).toMatchObject([{ status: 'downloaded', title: '1098' }]);
  });

  test('a folder is planned, sent and proven', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'returns'));
    const pdf = returnPdf({ client: 'María José Núñez' });
    await writeFile(join(folder, 'returns', 'Núñez draft.pdf'), pdf);
    const plan = join(folder, 'plan.csv');
    const env = { TAXQ_HOME: await tempFolder() };
    await run(['upload', 'plan', join(folder, 'returns'), '-o', plan], { env });
    const sent = await run(['upload', 'run', plan, '--json'], { env });
    expect(sent.json()).toMatchObject([{ status: 'uploaded', tag: 'draft', error: null }]);
    const held = await run(['upload', 'verify', plan, '--json'], { env });
    expect(held.json()).toMatchObject([{ status: 'held', proof: 'content' }]);
  });

  test('a consultation is asked for, and known again for the same', async () => {
    const words = ['--item', 'planning', '--reason', 'They asked', '--yes', '--json'];
    const asked = await run(['scope', 'request', 'Raman', ...words]);
    expect(asked.json()).toMatchObject({
      kind: 'CONSULTATION',
      created_by_user_id: PRO.user_id,
      create_time: expect.stringMatching(/^2026-03-11T15:00:00/),
    });
    const again = await run(['scope', 'request', 'Raman', ...words]);
    expect(again.code).toBe(6);
    expect(again.stderr).toContain('waits for the client of job 8N6DLH8VU9F already');
  });

  test('a plan is made and applied, each action once', async () => {
    const env = await publicProfileEnv(sandbox(), portal());
    const file = join(await tempFolder(), 'today.md');
    const signedIn = { env: { ...env, TAXQ_URL: '' } };
    const plan = await run(['plan', '--job', 'Nunez', '-o', file], signedIn);
    expect(plan.code, plan.stderr).toBe(0);
    const apply = () => run(['apply', file, '--yes', '--json'], signedIn);
    expect((await apply()).json()).toMatchObject([{ status: 'sent' }]);
    expect((await apply()).json()).toMatchObject([{ status: 'already_done' }]);
  });
});
