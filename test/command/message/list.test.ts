import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { sayRaw } from './chat.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

interface Told {
  author: string;
  author_name: string;
  create_time: string;
  text: string;
}

describe('message list', () => {
  test('gives the conversation as JSON, oldest first, with each author', async () => {
    const run = await taxq(['message', 'list', 'Raman', '--json'], { env: env() });
    expect(run.code).toBe(0);
    const told = run.json<Told[]>();
    expect(Object.keys(told[0] ?? {})).toEqual([
      'id',
      'text',
      'sender_user_id',
      'create_time',
      'author',
      'author_name',
    ]);
    const times = told.map(({ create_time }) => create_time);
    expect(times).toEqual([...times].sort());
    expect(told.slice(0, 3)).toMatchObject([
      { author: 'system', author_name: 'The portal' },
      { author: 'pro', author_name: 'Dana Whitaker' },
      { author: 'client', author_name: 'Priya Raman' },
    ]);
  });

  test('draws it wrapped for a terminal', async () => {
    const run = await taxq(['message', 'list', 'Raman'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/^The portal {2}\w{3} \d+, \d{4} \d\d:\d\d\n {2}Welcome!/);
    expect(run.stdout).toContain('\n\nPriya Raman  client, ');
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('gives the last ones only, and says so', async () => {
    const last = await taxq(['message', 'list', 'Raman', '--limit', '2', '--json'], { env: env() });
    expect(last.stderr).toContain('--all');
    const all = await taxq(['message', 'list', 'Raman', '--all', '--json'], { env: env() });
    expect(all.stderr).toBe('');
    expect(last.json<Told[]>()).toEqual(all.json<Told[]>().slice(-2));
  });

  test('keeps a message on one line of a pipe', async () => {
    await taxq(['message', 'send', 'O’Brien', '--text', 'one\ntwo\tthree', '--yes'], {
      env: env(),
    });
    const run = await taxq(['message', 'list', 'O’Brien', '--limit', '1'], { env: env() });
    expect(run.stdout).toMatch(/^[^\t]+\tpro\tDana Whitaker\tone two three\n$/);
  });

  test('never lets a message reach the terminal’s controls', async () => {
    const view = await taxq(['job', 'view', 'Ceramics', '--json'], { env: env() });
    const hostile = 'safe\u001b]0;owned\u0007 \u001b[2Jtext \u009b31m \u202etxet';
    await sayRaw(sandbox(), view.json<{ id: string }>().id, hostile);
    for (const words of [
      ['--limit', '1'],
      ['--limit', '1', '--json'],
    ]) {
      for (const terminal of [true, false]) {
        const run = await taxq(['message', 'list', 'Ceramics', ...words], { env: env(), terminal });
        expect(run.stdout).toContain('safe');
        expect(run.stdout).not.toMatch(/[\u001b\u0007\u0080-\u009f\u202e]/);
      }
    }
  });

  test('says so when there is no message', async () => {
    const run = await taxq(['message', 'list', 'Lindqvist'], { env: env(), terminal: true });
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: 'No messages yet.\n' });
    const json = await taxq(['message', 'list', 'Lindqvist', '--json'], { env: env() });
    expect(json.json()).toEqual([]);
  });

  test.each([
    ['an unknown job', ['Nobody'], 5],
    ['an ambiguous job', ['Kim'], 2],
    ['a limit of nothing', ['Raman', '--limit', '0'], 2],
  ])('refuses %s', async (_, words, exit) => {
    expect((await taxq(['message', 'list', ...words], { env: env() })).code).toBe(exit);
  });
});
