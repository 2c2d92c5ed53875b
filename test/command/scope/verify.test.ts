import { describe, expect, test } from 'vitest';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox();
const publicSandbox = useSandbox({ surface: 'public' });
const env = () => sandboxEnv(sandbox());

const verify = (words: readonly string[], options: RunOptions = {}) =>
  taxq(['scope', 'verify', ...words], { env: env(), ...options });

interface Check {
  verified: boolean | null;
  ticked: boolean;
  milestone: { name: string; completed: boolean } | null;
  findings: { topic: string; status: string; suggestion: string | null }[];
}

const ticked = async (job: string) => {
  const { json } = await taxq(['job', 'milestones', job, '--json'], { env: env() });
  const milestones = json<{ name: string; completed: boolean }[]>();
  return milestones.filter(({ completed }) => completed).map(({ name }) => name);
};

describe('scope verify', () => {
  test('shows what was bought, what the client tells and the request for it', async () => {
    const run = await verify(['Núñez', '--dry-run'], { terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toBe(
      [
        'María José Núñez  6UZM94GWH78',
        'bought        Individual return (Form 1040), State return',
        '',
        '✗ Self-employment (Schedule C): not covered',
        '    answer     Where did your income come from? wages, self employed',
        '    answer     Is there anything your preparer should know? I started a small',
        '               design business in June.',
        '    Nothing that was bought covers it.',
        "    → taxq scope request 6UZM94GWH78 --item 'Schedule C' --reason WHY",
        '✓ State return for California: covered',
        '',
        'Compared by answers, checklist and titles, not by what is in the documents.',
        '',
        '○ “Scope verified” to be ticked',
        '',
      ].join('\n'),
    );
    expect(run.stderr).toContain('1 thing isn’t covered: settle it before you prepare');
    expect(await ticked('Núñez')).toEqual(['Introductions']);
  });

  test('covers it once the suggested request was approved', async () => {
    const { findings } = (await verify(['Núñez', '--dry-run', '--json'])).json<Check>();
    const [first] = findings;
    expect(first).toMatchObject({ topic: 'self_employment', status: 'not_covered' });
    const words = (first?.suggestion ?? '').split(' ').slice(1, 4);
    const item = ['--item', 'Schedule C', '--reason', 'A business since June', '--yes'];
    expect((await taxq([...words, ...item], { env: env() })).code).toBe(0);
    const waiting = (await verify(['Núñez', '--dry-run', '--json'])).json<Check>();
    expect(waiting.findings[0]).toMatchObject({ status: 'requested' });
    const { json } = await taxq(['job', 'view', 'Núñez', '--json=id'], { env: env() });
    const approval = `/v1.0/jobs/${json<{ id: string }>().id}/scope_change/approve`;
    await taxq(['api', approval, '--method', 'POST', '--yes'], { env: env() });
    const bought = await taxq(['job', 'view', 'Núñez', '--json=services'], { env: env() });
    expect(bought.json()).toMatchObject({
      services: [{}, { item_id: 'STATE_RETURN' }, { item_id: 'SCHEDULE_C', quantity: 1 }],
    });
    const after = (await verify(['Núñez', '--dry-run', '--json'])).json<Check>();
    expect(after.findings.map(({ status }) => status)).toEqual(['covered', 'covered']);
  });

  test('ticks the milestone after a yes, and nothing else', async () => {
    const run = await verify(['Rivera'], {
      terminal: true,
      answers: { 'Have you compared it?': 'y\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✓ Ticked “Scope verified”\n');
    expect(await ticked('Rivera')).toEqual(['Scope verified']);
    const again = await verify(['Rivera', '--json']);
    expect(again.code).toBe(0);
    expect(again.json()).toMatchObject({ verified: true, ticked: false });
  });

  test('ticks nothing after a no, or without an answer', async () => {
    const no = await verify(['Brien'], {
      terminal: true,
      answers: { 'Have you compared it?': 'n\n' },
    });
    expect(no.code).toBe(1);
    expect(no.stdout).toContain('Rental property (Schedule E): requested');
    expect((await verify(['Brien'])).code).toBe(2);
    expect(await ticked('Brien')).toEqual(['Introductions']);
  });

  test('is one object with every field as JSON', async () => {
    const run = await verify(['Elena', '--json']);
    expect(Object.keys(run.json<Check>())).toEqual([
      ...['job', 'client', 'services', 'findings', 'not_told', 'milestone', 'verified', 'ticked'],
    ]);
  });

  test('has nothing to compare for work without a return, and nothing to tick', async () => {
    const run = await verify(['Brandt', '--json']);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({ findings: [], milestone: null, verified: null });
  });

  test('compares on a portal of the public API, and ends with 10 for the tick', async () => {
    const options = { env: await publicProfileEnv(publicSandbox()), terminal: true };
    const run = await verify(['Núñez', '--yes'], options);
    expect(run.code).toBe(10);
    expect(run.stdout).toContain('bought        this portal doesn’t tell; look there\n');
    expect(run.stdout).toContain('? Self-employment (Schedule C): can’t be told\n');
    expect(run.stderr).toContain('doesn’t offer milestones');
    expect((await verify(['Núñez', '--dry-run'], options)).code).toBe(0);
  });
});
