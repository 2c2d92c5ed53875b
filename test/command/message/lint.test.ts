import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

/** A portal that answers nobody. */
const NO_PORTAL = { TAXQ_URL: 'http://127.0.0.1:9', TAXQ_TOKEN: 'none' };
const clock = () => new Date('2026-03-02T15:00:00Z');

const lint = (words: readonly string[], options: RunOptions = {}) =>
  taxq(['message', 'lint', ...words], { env: NO_PORTAL, clock, ...options });

interface Found {
  rule: string;
  severity: string;
  line: number;
  column: number;
  start: number;
  end: number;
  excerpt: string | null;
}

describe('message lint without a job', () => {
  test('asks no portal, and says what can’t be checked', async () => {
    const run = await lint(['--text', 'Hi Jordan, the draft is ready.']);
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('Nothing to object to.');
    expect(run.stderr).toMatch(
      /no job is named \(--job\): .*\(M8, M10, M15\), .*\(M1\), .*\(M18\)/,
    );
  });

  test('refuses an error: rule, severity, place, why and what to do, tab by tab', async () => {
    const run = await lint(['--text', 'Hi Jordan,\n\nmy fee is $50.']);
    expect(run.code).toBe(6);
    expect(run.stdout).toBe(
      'M10\terror\t3:1\tPros may not sell services to a client or name a price for them.\tTake it out and request a scope change instead: taxq scope request\n',
    );
    expect(run.stderr).toContain('One error in the message.');
  });

  test('lets warnings pass', async () => {
    const run = await lint(['--text', 'Call me!!!']);
    expect(run.code).toBe(0);
    expect(run.stdout.split('\n').map((line) => line.split('\t').slice(0, 3))).toEqual([
      ['M4', 'warning', '1:1'],
      ['M11', 'warning', '1:8'],
      [''],
    ]);
    expect(run.stderr).toContain('2 warnings; the message may be sent.');
  });

  test('gives JSON with offsets, and hides secret numbers in it', async () => {
    const text = 'Is 219-09-9443 right?\nYour IP PIN is 482913.';
    const run = await lint(['--text', text, '--json']);
    expect(run.code).toBe(6);
    const found = run.json<Found[]>();
    expect(Object.keys(found[0] ?? {})).toEqual([
      ...['rule', 'severity', 'line', 'column', 'start', 'end', 'excerpt', 'message', 'fix'],
    ]);
    expect(found).toMatchObject([
      { rule: 'M16', line: 1, column: 4, start: 3, end: 14, excerpt: '***-**-9443' },
      { rule: 'M16', line: 2, column: 16, start: 37, end: 43, excerpt: '******' },
    ]);
    expect(JSON.stringify(found)).not.toContain('219');
  });

  test('takes the workspace’s pack from --workspace', async () => {
    const text = ['--text', 'I’m your Taxfyle Pro.'];
    expect((await lint([...text, '--workspace', 'rocket-tax'])).code).toBe(6);
    expect((await lint([...text, '--workspace', 'taxfyle'])).code).toBe(0);
    expect((await lint(text)).code).toBe(0);
  });

  test('checks a note as a note', async () => {
    const run = await lint(['--text', 'Nice client.', '--audience', 'note', '--json=rule,excerpt']);
    expect(run.code).toBe(0);
    expect(run.json()).toEqual([{ rule: 'M13', excerpt: null }]);
  });

  test('counts promised dates from today', async () => {
    const text = ['--text', 'I will have the draft by March 12.', '--json=rule'];
    expect((await lint(text)).json()).toEqual([{ rule: 'M3' }]);
    const later = await lint(text, { clock: () => new Date('2026-03-03T15:00:00Z') });
    expect(later.json()).toEqual([]);
  });

  test('reads a file, standard input by -, or by itself in a pipe', async () => {
    const file = join(await tempFolder(), 'reply.md');
    await writeFile(file, 'My fee is $50.\r\nCall me.');
    for (const run of [
      await lint([file, '--json=rule,line']),
      await lint(['-', '--json=rule,line'], { stdin: 'My fee is $50.\nCall me.' }),
      await lint(['--json=rule,line'], { stdin: 'My fee is $50.\nCall me.' }),
    ]) {
      expect(run.json()).toEqual([
        { rule: 'M10', line: 1 },
        { rule: 'M4', line: 2 },
      ]);
    }
  });

  test.each([
    ['nothing on a terminal', [], { terminal: true }],
    ['- on a terminal', ['-'], { terminal: true }],
    ['a file and a text', ['reply.md', '--text', 'Hello'], {}],
    ['a file that isn’t there', ['no-such-file.md'], {}],
    ['an empty text', ['--text', ' '], {}],
    ['an empty pipe', [], {}],
    ['a text that is too long', ['--text', 'a'.repeat(20_001)], {}],
    ['another audience', ['--text', 'Hello', '--audience', 'support'], {}],
    ['another workspace', ['--text', 'Hello', '--workspace', 'other'], {}],
  ])('can’t use %s', async (_, words, options) => {
    const run = await lint(words, options);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
  });
});

describe('message lint on a terminal', () => {
  const draw = (text: string) => lint(['--text', text], { terminal: true });

  test('underlines what it is about', async () => {
    const run = await draw('Hi Jordan,\nplease know that my fee is $50.');
    expect(run.code).toBe(6);
    expect(run.stdout).toBe(
      [
        'M10 ✗ error  line 2, column 18',
        '  please know that my fee is $50.',
        '                   ^^^^^^',
        '  Pros may not sell services to a client or name a price for them.',
        '  Take it out and request a scope change instead: taxq scope request',
        '',
      ].join('\n'),
    );
  });

  test('keeps to the width and to the words of a long line', async () => {
    const text = `${'The draft is ready. '.repeat(12)}My fee is $50. ${'It has 12 pages. '.repeat(12)}`;
    const lines = (await draw(text)).stdout.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const at = lines[2]?.indexOf('^') ?? -1;
    expect(lines[1]?.slice(at, at + 6)).toBe('My fee');
    expect(lines[1]?.trim()).toMatch(/^….*…$/);
  });

  test('says of what is about the whole message that it is', async () => {
    const run = await lint(['--text', 'Nice client.', '--audience', 'note'], { terminal: true });
    expect(run.stdout).toMatch(/^M13 ! warning {2}the whole message\n/);
    expect(run.stdout).not.toContain('^');
  });

  test('shows no secret number, nor what could steer the terminal', async () => {
    const { stdout } = await draw('\u001b[2JIs 219-09-9443 yours, and 457-55-5462 your son’s?');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/219|457/);
    expect(stdout).toContain('***-**-9443');
  });

  test('says when there is nothing', async () => {
    const run = await draw('The draft is ready.');
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('✓ Nothing to object to.');
  });
});

describe('message lint with a job', () => {
  const sandbox = useSandbox();
  const forJob = async (job: string, text: string, words: readonly string[] = []) =>
    taxq(['message', 'lint', '--job', job, '--text', text, '--json=rule,excerpt', ...words], {
      env: sandboxEnv(sandbox()),
    });

  test('knows the client, the other clients and the workspace', async () => {
    expect((await forJob('Raman', 'Hi Priya, the draft is ready.')).json()).toEqual([]);
    const wrong = await forJob('Raman', 'Hi María, the draft is ready.');
    expect(wrong.code).toBe(6);
    expect(wrong.json()).toEqual([{ rule: 'M18', excerpt: 'María' }]);
    const named = await forJob('Raman', 'As for Thomas O’Brien, you need a lease.');
    expect(named.json()).toEqual([{ rule: 'M18', excerpt: 'Thomas O’Brien' }]);
    const brand = 'I’m your Taxfyle Pro.';
    expect((await forJob('Raman', brand)).json()).toEqual([{ rule: 'M8', excerpt: 'Taxfyle' }]);
    expect((await forJob('Ceramics', brand, ['--workspace', 'rocket-tax'])).json()).toEqual([]);
  });

  test('finds a message that the client hasn’t answered yet', async () => {
    const text =
      'Hi Elena, your draft return is uploaded. Please look it over and tell me if it is right.';
    const run = await forJob('Elena Kim', text);
    expect(run.code).toBe(6);
    expect(run.json()).toEqual([{ rule: 'M1', excerpt: null }]);
    expect(run.stderr).not.toContain('Not checked');
  });

  test('does not count what was said before the client’s answer', async () => {
    const run = await forJob(
      'Raman',
      'Thank you, Priya, that is complete. Your draft follows this week.',
    );
    expect(run.json()).toEqual([]);
  });

  test('sends nothing', async () => {
    const chat = () =>
      taxq(['message', 'list', 'Raman', '--all', '--json'], { env: sandboxEnv(sandbox()) });
    const before = (await chat()).stdout;
    await forJob('Raman', 'Hi Priya, the draft is ready.');
    expect((await chat()).stdout).toBe(before);
  });

  test('needs the job to be one', async () => {
    expect((await forJob('Kim', 'Hello')).code).toBe(2);
    expect((await forJob('Nobody', 'Hello')).code).toBe(5);
  });
});

describe('on a portal that only speaks the public API', () => {
  const publicOnly = useSandbox({ surface: 'public' });

  test('checks names and repeats, and says what it can’t', async () => {
    const env = await publicProfileEnv(publicOnly());
    const words = ['message', 'lint', '--job', 'Raman', '--json=rule', '--text'];
    const run = await taxq([...words, 'Hi María, I’m your Taxfyle Pro.'], { env });
    expect(run.code).toBe(6);
    expect(run.json()).toEqual([{ rule: 'M18' }]);
    expect(run.stderr).toMatch(
      /Not checked, since this portal doesn’t tell enough: .*\(M8, M10, M15\)/,
    );
    const told = await taxq([...words, 'I’m your Taxfyle Pro.', '--workspace', 'rocket-tax'], {
      env,
    });
    expect(told.json()).toEqual([{ rule: 'M8' }]);
    expect(told.stderr).not.toContain('Not checked');
  });
});
