import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { signIn } from '../../unit/sandbox/support/api.ts';
import type { Told } from './notes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const list = (...words: string[]) => taxq(['note', 'list', ...words], { env: env() });

/** Writes notes on a job past taxq, as a program that keeps to no rule may. */
async function poster(client: string): Promise<(note: object) => Promise<unknown>> {
  const pro = await signIn(sandbox());
  const { json } = await taxq(['job', 'view', client, '--json', 'id'], { env: env() });
  const { id } = json<{ id: string }>();
  return (note) => pro.post(`/pro/v1/jobs/${id}/notes`, note);
}

describe('note list', () => {
  test('gives the notes as JSON, newest first', async () => {
    const run = await list('Nunez', '--json');
    expect(run.code).toBe(0);
    const told = run.json<Told[]>();
    expect(Object.keys(told[0] ?? {})).toEqual(['id', 'kind', 'text', 'author', 'create_time']);
    expect(told.map(({ kind }) => kind)).toEqual(['waiting', 'working']);
  });

  test('draws them wrapped on a terminal, with kind, age and author', async () => {
    const run = await taxq(['note', 'list', 'Nunez'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(
      /^waiting {2}3 d, Dana Whitaker\n {2}Missing from the client\n {2}- Income .*\n\nworking {2}6 d/,
    );
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints one line for each note in a pipe', async () => {
    const run = await list('Nunez');
    expect(run.stdout).toMatch(
      /^[^\t\n]+\twaiting\tDana Whitaker\t[^\t\n]+\n[^\t\n]+\tworking\tDana Whitaker\t[^\t\n]+\n$/,
    );
  });

  test('gives one kind only, or the newest only, and says that there are more', async () => {
    const working = await list('Nunez', '--kind', 'working', '--json');
    expect(working.json<Told[]>().map(({ kind }) => kind)).toEqual(['working']);
    const newest = await list('Nunez', '--limit', '1', '--json');
    expect(newest.json<Told[]>().map(({ kind }) => kind)).toEqual(['waiting']);
    expect(newest.stderr).toContain('--limit');
  });

  test('reads the notes of a job that is over', async () => {
    expect((await list('Brandt', '--json')).json()).toMatchObject([{ kind: 'resolved' }]);
  });

  test('reads on page after page, also for the one note of a kind', async () => {
    const post = await poster('Rivera');
    await post({ kind: 'callback', text: 'The oldest' });
    for (let index = 0; index < 100; index += 1) await post({ kind: 'case', text: `${index}` });
    const all = (await list('Rivera', '--limit', '500', '--json')).json<Told[]>();
    expect(all).toHaveLength(101);
    expect(new Set(all.map(({ id }) => id)).size).toBe(101);
    const one = await list('Rivera', '--kind', 'callback', '--limit', '1', '--json');
    expect(one.json()).toMatchObject([{ text: 'The oldest' }]);
    expect(one.stderr).toBe('');
  });

  test('never lets a note reach the terminal’s controls', async () => {
    const post = await poster('Ceramics');
    await post({
      kind: 'case',
      text: '### safe\u001b]0;owned\u0007 \u001b[2Jtext \u009b31m \u202etxet',
    });
    for (const words of [[], ['--json']]) {
      for (const terminal of [true, false]) {
        const run = await taxq(['note', 'list', 'Ceramics', ...words], { env: env(), terminal });
        expect(run.stdout).toContain('safe');
        expect(run.stdout).not.toMatch(/[\u001b\u0007\u0080-\u009f\u202e]/);
      }
    }
  });

  test('says on a terminal that there are none', async () => {
    const none = await taxq(['note', 'list', 'Raman'], { env: env(), terminal: true });
    expect(none).toMatchObject({ code: 0, stdout: '', stderr: 'This job has no notes.\n' });
    const kind = await taxq(['note', 'list', 'Nunez', '--kind', 'call'], {
      env: env(),
      terminal: true,
    });
    expect(kind.stderr).toContain('no note of kind “call”');
  });

  test.each([
    ['an unknown job', ['Nobody'], 5],
    ['an ambiguous job', ['Kim'], 2],
    ['a limit of nothing', ['Raman', '--limit', '0'], 2],
  ])('refuses %s', async (_, words, code) => {
    expect((await list(...words)).code).toBe(code);
  });
});
