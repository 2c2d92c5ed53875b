import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCommandLine } from '../../../src/cli/program.ts';

const text = await readFile(
  new URL('../../../templates/ci/github-actions-smoke.yml', import.meta.url),
  'utf8',
);

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  jobs: { smoke: { steps: Step[] } };
}

const workflow: Workflow = parse(text);
const { steps } = workflow.jobs.smoke;

it('the ready workflow may do nothing to the repository, and runs by itself and when asked to', () => {
  expect(workflow.permissions).toEqual({});
  expect(Object.keys(workflow.on)).toEqual(['schedule', 'workflow_dispatch']);
  expect(steps.some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false);
});

it('its command exists as written, and only reads', async () => {
  const command = steps.flatMap(({ run }) => (run?.startsWith('taxq ') ? [run] : []));
  expect(command).toHaveLength(1);
  const parsed = await parseCommandLine(command[0]?.split(' ').slice(1) ?? [], '0.0.0');
  expect(parsed).toMatchObject({ kind: 'run', input: { junit: 'taxq-smoke.xml' } });
  expect(command[0]).not.toContain('--write');
});

it('secrets come from the environment alone, and nothing is put into a shell', () => {
  for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  const env = steps.find(({ run }) => run?.startsWith('taxq '))?.env ?? {};
  const secret = Object.keys(env).filter((name) => env[name]?.includes('secrets.'));
  expect(secret).toEqual(['TAXQ_CLIENT_ID', 'TAXQ_CLIENT_SECRET']);
});
