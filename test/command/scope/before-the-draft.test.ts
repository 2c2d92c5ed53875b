import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { folderWith, JOB, upload, writeManifest } from '../upload/scene.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const WHY = 'Without the rental';
const OVERRIDE = ['--override', 'c2', '--reason', `  ${WHY} `];

const draft = async (job: string, words: readonly string[] = [], home?: string) =>
  taxq(
    [
      ...['doc', 'upload', job, await writeOne('draft.pdf', pdfBytes(`draft of ${job}`))],
      ...['--tag', 'draft', ...words],
    ],
    { env: { ...env(), ...(home ? { TAXQ_HOME: home } : {}) } },
  );

const overridesOf = async (job: string, home: string) => {
  const options = { env: { ...env(), TAXQ_HOME: home } };
  const run = await taxq(['job', 'view', job, '--json=overrides'], options);
  return run.json<{ overrides: { rule: string; action: string; reason: string }[] }>().overrides;
};

describe('a draft before the scope was compared', () => {
  test('is uploaded with a warning, which the tick ends', async () => {
    const run = await draft('Rivera');
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('(rule S6):\n  → taxq scope verify Z9F4USMD6H3  Jordan Rivera');
    await taxq(['scope', 'verify', 'Rivera', '--yes'], { env: env() });
    const again = await draft('Rivera', ['--title', 'Second draft']);
    expect(again.stderr).not.toContain('S6');
  });

  test('isn’t spoken of for another document, or one that is there already', async () => {
    const file = await writeOne('other.pdf', pdfBytes('other'));
    const other = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], { env: env() });
    expect(other.stderr).not.toContain('S6');
    await draft('Núñez');
    expect((await draft('Núñez')).stderr).not.toContain('S6');
  });

  test('is warned of in a bulk upload, for the jobs that need it', async () => {
    const folder = await folderWith({ 'a.pdf': pdfBytes('a'), 'b.pdf': pdfBytes('b') });
    const manifest = await writeManifest(join(folder, 'plan.csv'), [
      { file: 'a.pdf', job: JOB.nunez, tag: 'draft', title: 'Draft', verdict: 'upload anyway' },
      { file: 'b.pdf', job: JOB.elena, tag: 'draft', title: 'Draft', verdict: 'upload anyway' },
    ]);
    const run = await upload(['run', manifest, '--dry-run'], { env: env() });
    expect(run.code).toBe(0);
    expect(run.stderr.match(/taxq scope verify \w+/g)).toEqual([`taxq scope verify ${JOB.nunez}`]);
  });
});

describe('a draft while a scope change waits', () => {
  test('is refused, and the refusal names the override', async () => {
    const run = await draft('Brien');
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('--override C2 --reason "…"');
  });

  test('goes with --override C2, which is told, recorded and in the JSON', async () => {
    const home = await tempFolder();
    const dry = await draft('Brien', [...OVERRIDE, '--dry-run'], home);
    expect(dry.code).toBe(0);
    expect(await overridesOf('Brien', home)).toEqual([]);
    const run = await draft('Brien', [...OVERRIDE, '--json'], home);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject([{ status: 'uploaded', overridden: ['C2'] }]);
    expect(run.stderr).toContain(`Rule C2 is overridden for ${JOB.obrien}: ${WHY}`);
    expect(await overridesOf('Brien', home)).toMatchObject([
      { rule: 'C2', action: 'doc upload', reason: WHY },
    ]);
    const options = { env: { ...env(), TAXQ_HOME: home }, terminal: true };
    const page = await taxq(['job', 'view', 'Brien'], options);
    expect(page.stdout).toMatch(/Overridden rules\n {2}C2 doc upload, .*: Without the rental\n/);
  });

  test('goes in a bulk upload, too, recorded once for the job', async () => {
    const home = await tempFolder();
    const options = { env: { ...env(), TAXQ_HOME: home } };
    const folder = await folderWith({ 'a.pdf': pdfBytes('c'), 'b.pdf': pdfBytes('d') });
    const rows = [JOB.obrien, JOB.elena].map((job, index) => ({
      ...{ file: `${'ab'[index]}.pdf`, job, tag: 'draft', title: `Draft ${index}` },
      verdict: 'upload anyway',
    }));
    const manifest = await writeManifest(join(folder, 'plan.csv'), rows);
    const refused = await upload(['run', manifest, '--dry-run', '--json'], options);
    expect(refused.json()).toMatchObject([{ status: 'refused' }, { status: 'would_upload' }]);
    const run = await upload(['run', manifest, ...OVERRIDE, '--json'], options);
    expect(run.code, run.stderr).toBe(0);
    expect(run.json()).toMatchObject([
      { status: 'uploaded', overridden: ['C2'] },
      { status: 'uploaded', overridden: [] },
    ]);
    expect(run.stderr).toContain(`Rule C2 is overridden for ${JOB.obrien}: ${WHY}`);
    const [recorded, ...others] = await overridesOf('Brien', home);
    expect(recorded).toMatchObject({ rule: 'C2', action: 'upload run', reason: WHY });
    expect(others).toEqual([]);
    expect(await overridesOf('Elena', home)).toEqual([]);
  });

  test('an override that nothing needs is told and not recorded', async () => {
    const home = await tempFolder();
    const run = await draft('Ceramics', [...OVERRIDE, '--json'], home);
    expect(run.json()).toMatchObject([{ status: 'uploaded', overridden: [] }]);
    expect(run.stderr).toContain('Rule C2 is in nobody’s way here');
    expect(await overridesOf('Ceramics', home)).toEqual([]);
  });

  test.each([
    ['an override without a reason', ['--override', 'C2']],
    ['an override with an empty reason', ['--override', 'C2', '--reason', ' ']],
    ['a reason without an override', ['--reason', WHY]],
    ['a rule that can’t be overridden', ['--override', 'D2', '--reason', WHY]],
  ])('%s is a mistake', async (_, words) => {
    const run = await draft('Brien', words);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
  });
});
