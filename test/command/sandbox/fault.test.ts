import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';
import { useHome } from './sandbox.ts';

const { home } = useHome();
const own = () => ({ TAXQ_HOME: home() });
const run = (...argv: string[]) => taxq(argv, { env: own() });
const add = (...flags: string[]) => run('sandbox', 'fault', 'add', ...flags, '--json');
const list = async () =>
  (await run('sandbox', 'fault', 'list', '--json')).json<Record<string, unknown>[]>();

afterEach(async () => {
  await run('sandbox', 'fault', 'clear');
});

describe('sandbox fault', () => {
  test('add sets a fault, and tells it as list does', async () => {
    const added = await add(
      ...['--on', 'uploadProDocument', '--job', 'Z9F4USMD6H3', '--times', '2', '--after', '1'],
      ...['--probability', '0.5', '--seed', '7', '--status', '503', '--header', 'X-Why: none'],
      ...['--latency', '2s'],
    );
    expect(added.code, added.stderr).toBe(0);
    expect(added.json()).toEqual({
      id: 'f1',
      on: 'uploadProDocument',
      job: 'Z9F4USMD6H3',
      fault: { status: 503, headers: { 'X-Why': 'none' }, latency: '2s' },
      times: 2,
      after: 1,
      probability: 0.5,
      seed: 7,
      matched: 0,
      acted: 0,
      left: 2,
    });
    expect(await list()).toEqual([added.json()]);
  });

  test('add says in a sentence what will happen', async () => {
    const added = await run('sandbox', 'fault', 'add', '--duplicate', '--times', '1');
    expect(added.stdout).toMatch(/^f\d+: duplicate; on every request; once\.\n$/);
    const other = await run(
      ...['sandbox', 'fault', 'add', '--on', 'GET /content/*', '--job', 'Z9F4USMD6H3'],
      ...['--reset', 'mid-body', '--after-bytes', '10', '--after', '2', '--probability', '0.5'],
    );
    expect(other.stdout).toMatch(
      /^f\d+: reset mid-body, after bytes 10; on GET \/content\/\* for Z9F4USMD6H3; until it is cleared, after the first 2, by chance, 0\.5\.\n$/,
    );
  });

  test('add says of a request carried out twice what takes no key, and so is there twice', async () => {
    const message = await run('sandbox', 'fault', 'add', '--duplicate', '--on', 'sendMessage');
    expect(message).toMatchObject({
      code: 0,
      stderr:
        'sendMessage takes no Idempotency-Key: the portal will hold what is sent twice. No client can prevent that; this fault shows whether yours notices.\n',
    });
    const every = await run('sandbox', 'fault', 'add', '--duplicate');
    expect(every.stderr).toMatch(/^sendMessage, createDocument.* take no Idempotency-Key: /);
    const keyed = await run('sandbox', 'fault', 'add', '--duplicate', '--on', 'sendProMessage');
    expect(keyed).toMatchObject({ code: 0, stderr: '' });
    const help = await run('sandbox', 'fault', 'add', '--help');
    expect(help.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Carry it out twice, and give the second answer; what takes no key is there twice',
    );
  });

  test('list counts what each met, did and has left, in 80 columns', async () => {
    await add('--on', 'getMe', '--status', '418', '--times', '1');
    await add('--on', 'POST /pro/v1/jobs/{job}/documents', '--reset', 'after-commit');
    expect((await run('api', '/pro/v1/me')).stderr).toContain('418');
    const shown = await taxq(['sandbox', 'fault', 'list'], { env: own(), terminal: true });
    const lines = shown.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ID +WHAT +ON +MET +ACTED +LEFT$/);
    expect(lines[1]).toMatch(/^f\d+ +status 418 +getMe +1 +1 +used up$/);
    expect(lines[2]).toMatch(/^f\d+ +reset after-commit +POST .* +0 +0 +∞$/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('clear takes away what is named, or all', async () => {
    for (const status of ['500', '501', '502']) await add('--status', status, '--on', 'getMe');
    const [first, second] = await list();
    const one = await run('sandbox', 'fault', 'clear', String(first?.['id']));
    expect(one).toMatchObject({ code: 0, stderr: `Cleared: ${first?.['id']}.\n` });
    expect((await list())[0]).toEqual(second);
    const strange = await run('sandbox', 'fault', 'clear', String(second?.['id']), 'f999');
    expect(strange.code).toBe(5);
    expect(strange.stderr).toContain('There is no fault f999.');
    expect(await list()).toHaveLength(2);
    expect((await run('sandbox', 'fault', 'clear')).code).toBe(0);
    const none = await taxq(['sandbox', 'fault', 'list'], { env: own(), terminal: true });
    expect(none).toMatchObject({ code: 0, stderr: 'Nothing goes wrong on purpose.\n' });
    expect((await run('sandbox', 'fault', 'clear')).stderr).toBe('There was no fault.\n');
  });

  test('is told of by sandbox status', async () => {
    expect((await run('sandbox', 'status')).stdout).not.toContain('fault');
    await add('--latency', '1');
    expect((await run('sandbox', 'status')).stdout).toContain('faults 1 (taxq sandbox fault list)');
  });

  test.each([
    [['--status', '42'], 'is not a whole number from 200 to 599'],
    [['--reset', 'later'], '--reset must be one of before-headers, during-request'],
    [['--rate-limit', 'soon'], '--rate-limit must be an amount of time'],
    [['--on', 'getJobs', '--status', '500'], '--on must be an operation'],
    [['--status', '500', '--duplicate'], '--duplicate doesn’t go with status'],
    [['--header', 'nonsense', '--status', '500'], '“nonsense” is not a header'],
    [['--probability', '1.5', '--status', '500'], 'is not a number from 0 to 1'],
    [['--after-bytes', '5', '--body', 'html'], '--after-bytes needs reset beside it'],
    [['--on', 'getMe'], 'No fault was set: nothing is to happen'],
  ])('add %j ends with 2 and sets nothing', async (flags, words) => {
    const refused = await run('sandbox', 'fault', 'add', ...flags);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(await list()).toEqual([]);
  });

  test('of a job that isn’t there ends with 5', async () => {
    expect((await add('--job', 'AAAAAAAAAAA', '--status', '500')).code).toBe(5);
  });

  test('needs a portal that runs', async () => {
    const elsewhere = await run('sandbox', 'fault', 'list', '--data', await tempFolder());
    expect(elsewhere.code).toBe(7);
    expect(elsewhere.stderr).toContain('taxq sandbox start --detach');
  });
});

describe('a file of faults', () => {
  const start = async (text: string, ...words: string[]) => {
    const file = join(await tempFolder(), 'faults.yaml');
    await writeFile(file, text);
    return taxq(['sandbox', ...words, '--faults', file], { env: own() });
  };

  test.each([
    ['start', ['start']],
    ['start --detach', ['start', '--detach']],
    ['exec', ['exec', 'true']],
  ])('with a mistake ends sandbox %s with 2, by line and field', async (_, words) => {
    const refused = await start('- on: getMe\n  reset: later\n', ...words);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/faults\.yaml, line 2: “reset” must be one of/);
  });

  test('isn’t passed over by a portal that runs already', async () => {
    const refused = await start('- status: 500\n', 'start', '--detach');
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain('without these faults');
  });

  test('that isn’t there ends with 2', async () => {
    const refused = await run('sandbox', 'start', '--faults', '/nowhere/faults.yaml');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('/nowhere/faults.yaml can’t be read.');
  });
});

describe('taxq on a portal that fails', () => {
  test('uploads once, though the answer to the upload is lost', async () => {
    await add('--on', 'uploadProDocument', '--reset', 'after-commit', '--times', '1');
    const file = await writeOne('Lost answer.pdf', pdfBytes('lost'));
    const sent = await run('doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--json');
    expect(sent.code, sent.stderr).toBe(0);
    expect(await list()).toMatchObject([{ acted: 1, left: 0 }]);
    const there = (await run('doc', 'list', 'Núñez', '--json')).json<{ title: string }[]>();
    expect(there.filter(({ title }) => title === 'Lost answer')).toHaveLength(1);
  });

  test('uploads once, though a proxy delivers it twice', async () => {
    await add('--on', 'uploadProDocument', '--duplicate');
    const file = await writeOne('Doubled.pdf', pdfBytes('doubled'));
    const sent = await run('doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--json');
    expect(sent.code, sent.stderr).toBe(0);
    const there = (await run('doc', 'list', 'Núñez', '--json')).json<{ title: string }[]>();
    expect(there.filter(({ title }) => title === 'Doubled')).toHaveLength(1);
  });

  test('takes a web page for what it is', async () => {
    await add('--on', 'listProJobs', '--body', 'html');
    const listed = await run('job', 'list');
    expect(listed).toMatchObject({ code: 7, stdout: '' });
    expect(listed.stderr).toContain('got a web page instead of JSON');
  });

  test('ends a list that has no end', async () => {
    await add('--on', 'listProJobs', '--page-token', 'endless');
    const listed = await run('job', 'list', '--all');
    expect(listed.code).toBe(1);
    expect(listed.stderr).toContain('The portal’s list never ends.');
  });

  test('waits for the date that a busy portal names', async () => {
    await add('--on', 'listProJobs', '--rate-limit', '5s', '--retry-after-as', 'date', '--times=1');
    const waits: number[] = [];
    const listed = await taxq(['job', 'list', '--json=id'], {
      env: own(),
      transport: {
        sleep: async (ms: number) => {
          waits.push(ms);
        },
      },
    });
    expect(listed.code, listed.stderr).toBe(0);
    expect(Math.max(...waits)).toBeGreaterThan(3_500);
    expect(Math.max(...waits)).toBeLessThan(7_000);
  });

  test('gets itself a new token where one expires early', async () => {
    await add('--expire-token', '1 use', '--times', '1');
    const listed = await run('job', 'list', '--json=id');
    expect(listed.code, listed.stderr).toBe(0);
    expect(await list()).toMatchObject([{ acted: 1 }]);
  });
});
