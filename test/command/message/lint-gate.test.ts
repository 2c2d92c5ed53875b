import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { timesSaid } from './chat.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const send = (words: string[], options: RunOptions = {}) =>
  taxq(['message', 'send', ...words], { env: env(), ...options });
const said = (text: string, job = 'Raman') => timesSaid(text, job, env());

/** What the machine at this home remembers of a job’s overrides and promises. */
async function remembered(home: string, shortId: string, origin = new URL(sandbox().url).origin) {
  const jobs = await taxq(['job', 'list', '--all', '--json=id,short_id'], { env: env() });
  const job = jobs
    .json<{ id: string; short_id: string }[]>()
    .find(({ short_id }) => short_id === shortId);
  const store = openStore({ folder: join(home, 'state') });
  try {
    return {
      overrides: store.overrides.ofJob(origin, job?.id ?? ''),
      commitments: store.commitments.ofJob(origin, job?.id ?? ''),
    };
  } finally {
    store.close();
  }
}

interface Result {
  job: string;
  status: string;
  reason: string | null;
  findings: { rule: string; severity: string; line: number; excerpt: string | null }[];
  overridden: string[];
}

const PAY = 'Your return is accepted. Please pay me $50 for it.';
const BECAUSE = ['--reason', 'Agreed with support'];

describe('message send and the rules for messages', () => {
  test('keeps back what breaks a rule, shows the place and says how to go on', async () => {
    const run = await send(['Raman', '--text', PAY], { terminal: true });
    expect(run.code).toBe(6);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/M10 ✗ error {2}line 1, column 33/);
    expect(run.stderr).toMatch(/^ +\^+$/m);
    expect(run.stderr).toContain(' breaks rule M10.');
    expect(run.stderr).toContain('--override M10 --reason "…"');
    expect(await said(PAY)).toBe(0);
  });

  test('gives programs the rule as the error’s code, and keeps secrets out of it', async () => {
    const text = 'Your SSN 219-09-9999 is on line 1. Venmo me $50!';
    const run = await send(['Raman', '--text', text, '--yes', '--json']);
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('"code":"rule_m10"');
    expect(run.stderr).toContain('breaks rules M10 and M16.');
    expect(run.stderr).not.toContain('219-09');
  });

  test('sends against a rule with a reason, which it records first', async () => {
    const home = await tempFolder();
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/messages') ? 'refuse' : 'pass',
    );
    const words = ['Raman', '--text', PAY, '--override', 'm10', ...BECAUSE, '--yes', '--json'];
    const refused = await send(words, {
      env: { ...env(), TAXQ_URL: relay.origin, TAXQ_HOME: home },
    });
    expect(refused.code).toBe(6);
    const sent = await send(words, { env: { ...env(), TAXQ_HOME: home } });
    expect(sent.code, sent.stderr).toBe(0);
    const [result] = sent.json<Result[]>();
    expect(result).toMatchObject({
      status: 'sent',
      findings: [{ rule: 'M10', severity: 'error', line: 1 }],
      overridden: ['M10'],
    });
    expect(sent.stderr).toContain('M10 ! error, overridden');
    expect(await said(PAY)).toBe(1);
    for (const origin of [relay.origin, undefined]) {
      const { overrides } = await remembered(home, result?.job ?? '', origin);
      expect(overrides).toMatchObject([
        { action: 'message send', rule: 'M10', reason: 'Agreed with support' },
      ]);
    }
  });

  test('tells of an override that nothing needed, and doesn’t record it', async () => {
    const home = await tempFolder();
    const text = 'The state return is accepted, too.';
    const run = await send(
      ['Raman', '--text', text, '--override', 'M9', ...BECAUSE, '--yes', '--json'],
      { env: { ...env(), TAXQ_HOME: home } },
    );
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Rule M9 is in nobody’s way here; its override isn’t recorded.');
    const [result] = run.json<Result[]>();
    expect(result?.overridden).toEqual([]);
    expect((await remembered(home, result?.job ?? '')).overrides).toEqual([]);
  });

  test.each([
    ['an override without a reason', ['--override', 'M10'], 'reason_needed'],
    ['an empty reason', ['--override', 'M10', '--reason', ' '], 'reason_needed'],
    ['a reason for nothing', ['--reason', 'So'], 'reason_without_override'],
    ['a rule that isn’t there', ['--override', 'M99', ...BECAUSE], 'rule_unknown'],
  ])('refuses %s', async (_, words, code) => {
    const run = await send(['Raman', '--text', PAY, ...words, '--yes', '--json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`"code":"${code}"`);
  });

  test('points from a repetition to an internal note', async () => {
    const text = 'Please upload the county tax bill.';
    expect((await send(['Elena', '--text', text, '--yes'])).code).toBe(0);
    const again = await send(['Elena', '--text', text, '--yes']);
    expect(again.code).toBe(6);
    expect(again.stderr).toMatch(/taxq note add \w{11} --kind waiting/);
    expect(await said(text, 'Elena')).toBe(1);
  });

  test('shows a warning beside the message, and asks all the same', async () => {
    const text = 'Well done!!! Your refund is on its way.';
    const run = await send(['Raman', '--text', text], {
      terminal: true,
      answers: { 'Send this message to Priya Raman?': 'y\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('M11 ! warning');
    expect(await said(text)).toBe(1);
  });

  test('sends to the others when one of several must not get it, reading the open jobs once', async () => {
    const relay = await startRelay(sandbox().url, () => 'pass');
    const text = 'Hi Elena, your return is on its way to the IRS.';
    const run = await send(['Elena', 'David', '--text', text, '--yes', '--json'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(8);
    expect(run.json<Result[]>()).toMatchObject([
      { status: 'sent', findings: [], overridden: [] },
      { status: 'failed', reason: expect.stringContaining('M18'), findings: [{ rule: 'M18' }] },
    ]);
    expect(run.stderr).toContain('M18 ✗ error');
    // Once to find each job by its name, and once for the names of all clients.
    expect(relay.count('GET', '/pro/v1/jobs')).toBe(3);
    expect(await said(text, 'David')).toBe(0);
  });

  test('with --dry-run says what would keep it back', async () => {
    expect((await send(['Raman', '--text', PAY, '--dry-run', '--json'])).code).toBe(6);
  });

  test('writes down the dates that it promises, for the queue', async () => {
    const home = await tempFolder();
    const at = { env: { ...env(), TAXQ_HOME: home, TZ: 'UTC' } };
    const text = 'I will have an answer about your lease within 2 business days.';
    const run = await send(['David', '--text', text, '--yes', '--json'], at);
    expect(run.code, run.stderr).toBe(0);
    const [result] = run.json<(Result & { message_id: string })[]>();
    const { commitments } = await remembered(home, result?.job ?? '');
    expect(commitments).toMatchObject([{ message_id: result?.message_id, what: text }]);
    const queue = await taxq(['queue', '--explain', 'David', '--json'], at);
    const { clocks } = queue.json<{ clocks: { id: string; state: string; due_time: string }[] }>();
    const promise = clocks.find(({ id }) => id === 'promise');
    expect(promise).toMatchObject({ state: 'running' });
    expect(promise?.due_time).toContain(commitments[0]?.day);
  });
});

describe('message send --jobs', () => {
  test('sends to each job of a file, without its remarks', async () => {
    const file = join(await tempFolder(), 'jobs.txt');
    await writeFile(file, '\uFEFF# April\r\nRaman   # signed\r\n\r\nElena\n');
    const text = 'Thank you for your patience with the new portal.';
    const run = await send(['--jobs', file, '--text', text, '--yes', '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect(run.json<Result[]>()).toHaveLength(2);
    expect(await said(text, 'Elena')).toBe(1);
  });

  test('reads the jobs from standard input, beside those that are named', async () => {
    const run = await send(['Raman', '--jobs', '-', '--text', 'Both.', '--dry-run', '--json'], {
      stdin: 'Elena\n',
    });
    expect(run.json<Result[]>()).toHaveLength(2);
  });

  test.each([
    ['standard input for jobs and text', ['-', '--jobs', '-'], 'stdin_twice'],
    ['a file without jobs', ['--text', 'x', '--jobs', '-'], 'no_job'],
    ['no job at all', ['--text', 'x'], 'no_job'],
  ])('refuses %s', async (_, words, code) => {
    const run = await send([...words, '--yes', '--json'], { stdin: '# nobody\n' });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`"code":"${code}"`);
  });
});
