import { describe, expect, test } from 'vitest';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { chat } from './chat.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const preview = (words: readonly string[], terminal = false) =>
  taxq(['message', 'preview', 'Raman', ...words], { env: env(), terminal });

describe('message preview', () => {
  test('writes the message as it would be sent, and sends nothing', async () => {
    const before = await chat('Raman', env());
    const run = await preview(['--template', 'intro-rocket-tax', '--json']);
    expect(run.code).toBe(0);
    const shown = run.json<{ text: string }>();
    expect(Object.keys(shown)).toEqual(['job', 'template', 'text']);
    expect(shown.text).toContain("Hi Priya,\n\nI'm Dana Whitaker");
    expect(shown.text).toContain('within 7 business days');
    expect(await chat('Raman', env())).toEqual(before);
  });

  test('prints the text as it is in a pipe, and wrapped on a terminal', async () => {
    const piped = await preview(['--template', 'intro-rocket-tax']);
    expect(Math.max(...piped.stdout.split('\n').map((line) => line.length))).toBeGreaterThan(100);
    const drawn = await preview(['--template', 'intro-rocket-tax'], true);
    expect(Math.max(...drawn.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(
      80,
    );
    expect(drawn.stdout.split(/\s+/)).toEqual(piped.stdout.split(/\s+/));
  });

  test('lets --var come before what the job says', async () => {
    const run = await preview([
      ...['--template', 'intro-rocket-tax', '--var', 'client.first_name=Pri'],
      ...['--var', 'sla.draft_days=5'],
    ]);
    expect(run.stdout).toContain('Hi Pri,');
    expect(run.stdout).toContain('within 5 business days');
  });

  test.each([
    ['no template named', [], 2],
    ['an unknown template', ['--template', 'intro'], 5],
    [
      'a value with a placeholder',
      ['--template', 'intro-rocket-tax', '--var', 'client.first_name=[insert name]'],
      2,
    ],
    [
      'what a suggested command leaves to be said',
      ['--template', 'open-items', '--var', 'items=WHAT'],
      2,
    ],
    ['a pair without =', ['--template', 'intro-rocket-tax', '--var', 'client.first_name'], 2],
  ])('refuses %s', async (_, words, exit) => {
    expect((await preview(words)).code).toBe(exit);
  });
});

describe('on a portal that only speaks the public API', () => {
  const publicOnly = useSandbox({ surface: 'public' });

  test('asks for what the portal doesn’t tell, and takes it from --var', async () => {
    const env = await publicProfileEnv(publicOnly());
    const words = ['message', 'preview', 'Raman', '--template', 'intro-taxfyle'];
    const asked = await taxq(words, { env });
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('--var pro.credential=');
    expect(asked.stderr).toContain('--var pro.state=');
    const given = await taxq([...words, '--var', 'pro.credential=EA', '--var', 'pro.state=Texas'], {
      env,
    });
    expect(given.code).toBe(0);
    expect(given.stdout).toContain("I'm Dana, an EA based in Texas");
  });
});
