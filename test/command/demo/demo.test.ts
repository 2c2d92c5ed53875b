import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { taxq, tempFolder } from '../../support/taxq.ts';

interface Demo {
  ok: boolean;
  portal: string;
  steps: Record<string, unknown>[];
  proofs: Record<string, unknown>[];
  duration_ms: number;
}

test('demo proves every step of the day as JSON, and touches nothing of the user’s', async () => {
  const home = await tempFolder();
  const run = await taxq(['demo', '--json'], { env: { TAXQ_HOME: home } });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toBe('');
  const demo = run.json<Demo>();
  expect(Object.keys(demo)).toEqual(['ok', 'portal', 'steps', 'proofs', 'duration_ms']);
  expect(demo.ok).toBe(true);
  expect(demo.steps.map((step) => Object.keys(step))).toEqual(
    demo.steps.map(() => ['id', 'title', 'ok', 'detail', 'duration_ms']),
  );
  expect(demo.steps.map(({ id }) => id)).toEqual([
    ...['sign-in', 'list', 'intro', 'milestones', 'client-answers', 'draft', 'early-final'],
    ...['approval', 'signature', 'final', 'early-close', 'efile', 'filed', 'scope', 'close'],
    'late-upload',
  ]);
  expect(demo.proofs.length).toBeGreaterThan(5);
  expect(demo.proofs.every(({ ok }) => ok === true)).toBe(true);
  await expect(fetch(demo.portal)).rejects.toThrow();
  expect(await readdir(home)).toEqual([]);
});

test('demo draws the day within 80 columns', async () => {
  const run = await taxq(['demo'], { terminal: true });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toMatch(/✓ {2}1 {2}Sign in\n {7}Dana Whitaker, CPA, TX\n/);
  expect(run.stdout).toMatch(/Close without e-file {2}refused, as it must be\n/);
  expect(run.stdout).toMatch(/✓ All done and proven: 16 steps, 10 proofs, [\d.]+ s\.\n/);
  for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
