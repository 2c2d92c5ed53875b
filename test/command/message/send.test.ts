import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { chat, timesSaid } from './chat.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

interface Result {
  job: string;
  status: string;
  message_id: string | null;
  create_time: string | null;
  template: string | null;
  text: string | null;
  reason: string | null;
}

describe('message send', () => {
  test('sends a text once and gives back what the portal made of it', async () => {
    const run = await taxq(
      ['message', 'send', 'Raman', '--text', 'I will call today.', '--yes', '--json'],
      { env: env() },
    );
    expect(run.code).toBe(0);
    const [result, ...others] = run.json<Result[]>();
    expect(others).toEqual([]);
    expect(Object.keys(result ?? {})).toEqual([
      'job',
      'status',
      'message_id',
      'create_time',
      'template',
      'text',
      'reason',
      'findings',
      'overridden',
    ]);
    const told = (await chat('Raman', env())).filter(({ text }) => text === 'I will call today.');
    expect(told).toHaveLength(1);
    expect(result).toMatchObject({
      status: 'sent',
      message_id: told[0]?.id,
      template: null,
      text: 'I will call today.',
      reason: null,
    });
    expect(told[0]?.author).toBe('pro');
  });

  test('asks on a terminal, with the client’s name, and sends after a yes', async () => {
    const run = await taxq(['message', 'send', 'Núñez', '--text', 'Thank you, María.'], {
      env: env(),
      terminal: true,
      answers: { 'Send this message to María José Núñez?': 'y\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('│ Thank you, María.');
    expect(run.stdout).toMatch(/^JOB +CLIENT +RESULT/);
    expect(run.stdout).toContain('✓ sent');
    expect(await timesSaid('Thank you, María.', 'Núñez', env())).toBe(1);
  });

  test('sends nothing after a no', async () => {
    const run = await taxq(['message', 'send', 'Raman', '--text', 'Better not.'], {
      env: env(),
      terminal: true,
      answers: { 'Send this message': 'n\n' },
    });
    expect(run.code).toBe(1);
    expect(run.stdout).toBe('');
    expect(await timesSaid('Better not.', 'Raman', env())).toBe(0);
  });

  test('sends nothing without a terminal unless --yes is given', async () => {
    const run = await taxq(['message', 'send', 'Raman', '--text', 'Unasked.'], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--yes');
    expect(await timesSaid('Unasked.', 'Raman', env())).toBe(0);
  });

  test('shows with --dry-run what it would send, and sends nothing', async () => {
    const run = await taxq(
      ['message', 'send', 'Raman', '--text', 'Only a look.', '--dry-run', '--json'],
      { env: env() },
    );
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('│ Only a look.');
    expect(run.json<Result[]>()).toMatchObject([
      { status: 'planned', message_id: null, text: 'Only a look.' },
    ]);
    expect(await timesSaid('Only a look.', 'Raman', env())).toBe(0);
  });

  test('prints a tab-separated line per job in a pipe', async () => {
    const run = await taxq(['message', 'send', 'Raman', '--text', 'In a pipe.', '--yes'], {
      env: env(),
    });
    expect(run.stdout).toMatch(/^\w{11}\tPriya Raman\t✓ sent\t[^\t\n]+\n$/);
  });

  test('fills a template from the job, the pro and --var', async () => {
    const run = await taxq(
      [
        ...['message', 'send', 'Raman', '--template', 'extension-question'],
        ...['--var', 'due_date=2026-04-15', '--var', 'missing=W-2 of Northline'],
        ...['--yes', '--json'],
      ],
      { env: env() },
    );
    expect(run.code).toBe(0);
    const [result] = run.json<Result[]>();
    expect(result?.template).toBe('extension-question');
    expect(result?.text).toContain('Hi Priya,');
    expect(result?.text).toContain('April 15, 2026');
    expect(result?.text).toContain('- W-2 of Northline');
  });

  test.each([
    ['a lone -', ['-'], 'Your W-2 is here'],
    ['--text -', ['--text', '-'], 'The lease is missing'],
    ['--file -', ['--file', '-'], 'Form 8879 waits for your signature'],
  ])('reads the text from standard input with %s', async (_, words, text) => {
    const run = await taxq(['message', 'send', 'Raman', ...words, '--yes', '--json'], {
      env: env(),
      stdin: `\uFEFF${text}\r\nand more\n\n`,
    });
    expect(run.json<Result[]>()).toMatchObject([{ status: 'sent', text: `${text}\nand more` }]);
  });

  test('reads the text from a file', async () => {
    const file = join(await tempFolder(), 'reply.md');
    await writeFile(file, '\n\n- first\n- sécond\n');
    const run = await taxq(['message', 'send', 'Raman', '--file', file, '--yes', '--json'], {
      env: env(),
    });
    expect(run.json<Result[]>()).toMatchObject([{ status: 'sent', text: '- first\n- sécond' }]);
  });

  test('sends to each job once, however often it is named', async () => {
    const [first] = (
      await taxq(['message', 'send', 'Raman', '--text', 'x', '--dry-run', '--json'], { env: env() })
    ).json<Result[]>();
    const run = await taxq(
      [
        ...['message', 'send', 'Raman', first?.job ?? '', 'Elena', 'Priya'],
        ...['--text', 'To both of you.', '--yes', '--json'],
      ],
      { env: env() },
    );
    expect(run.json<Result[]>().map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(await timesSaid('To both of you.', 'Raman', env())).toBe(1);
    expect(await timesSaid('To both of you.', 'Elena', env())).toBe(1);
  });

  test('sends to nobody when one of the jobs has ended', async () => {
    const run = await taxq(
      ['message', 'send', 'Raman', 'Feld', '--text', 'All or none.', '--yes', '--json'],
      { env: env() },
    );
    expect(run.code).toBe(6);
    expect(run.stdout).toBe('');
    expect(await timesSaid('All or none.', 'Raman', env())).toBe(0);
  });

  test('names the job whose message can’t be written, among several', async () => {
    const run = await taxq(
      ['message', 'send', 'Raman', 'Elena', '--template', 'open-items', '--yes'],
      { env: env() },
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Priya Raman');
    expect(run.stderr).toContain('items is missing');
  });

  test('goes on after one job fails and ends with exit code 8', async () => {
    const [elena] = (await taxq(['job', 'list', '--all', '--json'], { env: env() }))
      .json<{ id: string; client: { display_name: string } | null }[]>()
      .filter(({ client }) => client?.display_name === 'Elena Kim');
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.includes(elena?.id ?? '?') ? 'refuse' : 'pass',
    );
    const through = { ...env(), TAXQ_URL: relay.origin };
    const run = await taxq(
      ['message', 'send', 'Elena', 'Raman', '--text', 'One gets it.', '--yes', '--json'],
      { env: through },
    );
    expect(run.code).toBe(8);
    expect(run.json<Result[]>()).toMatchObject([
      { status: 'failed', message_id: null, reason: expect.stringContaining('locked') },
      { status: 'sent', reason: null },
    ]);
    expect(run.stderr).toContain('"code":"some_not_sent"');
    const alone = await taxq(['message', 'send', 'Elena', '--text', 'No.', '--yes'], {
      env: through,
    });
    expect(alone.code).toBe(6);
    expect(alone.stdout).toBe('');
  });
});

describe('message send refuses', () => {
  const text = ['--text', 'Hello'];
  const refusals: [string, string[], number, string][] = [
    ['a closed job', ['Feld', ...text], 6, 'job_ended'],
    ['a cancelled job', ['Haddad', ...text], 6, 'job_ended'],
    ['a job that isn’t there', ['Nobody', ...text], 5, 'job_unknown'],
    ['a name that fits two jobs', ['Kim', ...text], 2, 'job_ambiguous'],
    ['no text at all', ['Raman'], 2, 'one_wording'],
    ['two texts', ['Raman', ...text, '-'], 2, 'one_wording'],
    ['a text but no job', ['-'], 2, 'no_job'],
    ['--var without a template', ['Raman', ...text, '--var', 'a=b'], 2, 'var_without_template'],
    ['an empty text', ['Raman', '--text', ' \n '], 2, 'message_empty'],
    ['a text no portal takes', ['Raman', '--text', 'x'.repeat(20_001)], 2, 'message_too_long'],
    ['hidden characters', ['Raman', '--text', 'a\u202Eb'], 2, 'message_unprintable'],
    ['a space without width', ['Raman', '--text', 'a\u200Bb'], 2, 'message_unprintable'],
    ['a name left to fill in', ['Raman', '--text', 'Hi (client name),'], 6, 'rule_m17'],
    ['Liquid in a text', ['Raman', '--text', 'Hi {{ name }}'], 6, 'rule_m17'],
    ['an insert mark', ['Raman', '--text', 'On [insert date]'], 6, 'rule_m17'],
    ['a blank to fill in', ['Raman', '--text', 'Due on ____'], 6, 'rule_m17'],
    ['a template that isn’t there', ['Raman', '--template', 'intro-rocket'], 5, 'template_unknown'],
    [
      'another workspace’s template',
      ['Raman', '--template', 'intro-taxfyle'],
      6,
      'template_of_other_workspace',
    ],
    ['a missing variable', ['Raman', '--template', 'open-items'], 2, 'template_variables'],
    [
      'an unknown variable',
      ['Raman', '--template', 'open-items', '--var', 'itms=W-2'],
      2,
      'template_variables',
    ],
    ['a file that isn’t there', ['Raman', '--file', '/no/such/file'], 2, 'file_unreadable'],
    ['a folder', ['Raman', '--file', '/'], 2, 'file_unreadable'],
  ];
  test.each(refusals)('%s', async (_, words, exit, code) => {
    const run = await taxq(['message', 'send', ...words, '--yes', '--json'], { env: env() });
    expect(run.code).toBe(exit);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`"code":"${code}"`);
  });

  test.each([
    ['is empty', Buffer.from(''), 'message_empty'],
    ['is not UTF-8', Buffer.from([0x48, 0xe9, 0x21]), 'not_utf8'],
    ['is no text', Buffer.from('a\u0000b'), 'message_unprintable'],
    ['is far too large', Buffer.alloc(2_000_000, 'x'), 'message_too_long'],
  ])('a file that %s', async (_, content, code) => {
    const file = join(await tempFolder(), 'text.md');
    await writeFile(file, content);
    const run = await taxq(['message', 'send', 'Raman', '--file', file, '--yes', '--json'], {
      env: env(),
    });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`"code":"${code}"`);
  });

  test('an empty text from the keyboard', async () => {
    const run = await taxq(['message', 'send', 'Raman', '-'], { env: env(), terminal: true });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('The message is empty.');
  });

  test('to ask for the text after --no-input', async () => {
    const args = ['message', 'send', 'Raman', '-', '--no-input'];
    const run = await taxq(args, { env: env(), terminal: true });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Give it with --text or --file.');
  });

  test('what was typed, after Ctrl-C', async () => {
    const run = await taxq(['message', 'send', 'Raman', '-'], {
      env: env(),
      terminal: true,
      answers: { 'Ctrl-D': 'Thank\u0003' },
    });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain('Nothing was done.');
  });

  test.each(['note', 'support'])('a template for a %s', async (audience) => {
    const home = await tempFolder();
    const folder = join(home, 'config', 'templates', 'en');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'inside.md'),
      `---\nid: inside\ntitle: Inside\naudience: ${audience}\n---\nNot for clients.\n`,
    );
    const run = await taxq(
      ['message', 'send', 'Raman', '--template', 'inside', '--yes', '--json'],
      {
        env: { ...env(), TAXQ_HOME: home },
      },
    );
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('"code":"template_not_for_clients"');
  });

  test('a token that the portal doesn’t accept', async () => {
    const run = await taxq(['message', 'send', 'Raman', '--text', 'Hello', '--yes'], {
      env: { ...env(), TAXQ_TOKEN: 'expired' },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('TAXQ_TOKEN');
  });

  test('a portal that isn’t there', async () => {
    const run = await taxq(['message', 'send', 'Raman', '--text', 'Hello', '--yes'], {
      env: { ...env(), TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'any' },
    });
    expect(run.code).toBe(7);
  });
});
