import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { forPrism, type OpenApi, operationsOf } from './document.ts';
import { serveFarSide } from './far-side.ts';
import { startPrism } from './prism.ts';

const TAXQ = fileURLToPath(new URL('../../bin/taxq.js', import.meta.url));

/** Operations that no end-to-end test asks for, and why. */
const NOT_ASKED_FOR: Readonly<Record<string, string>> = {};

/** Whether every end-to-end test ran that Prism can be in the way of, on the whole surface. */
async function isWhole(project: TestProject): Promise<boolean> {
  const { testNamePattern } = project.config;
  if (process.env['TAXQ_E2E_SURFACE'] === 'public' || testNamePattern !== undefined) return false;
  const { testFiles } = await project.globTestFiles();
  return project.vitest.state.getFiles().length === testFiles.length;
}

/** Puts one Prism in the way of all tests; tells at the end how much of the API came by. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-prism-'));
  const { stdout } = await execa(process.execPath, [TAXQ, 'api', '--openapi']);
  const api = JSON.parse(stdout) as OpenApi;
  const document = join(folder, 'openapi.json');
  await writeFile(document, JSON.stringify(forPrism(api)));

  const unseen = new Map(operationsOf(api).map((one) => [one.id, one]));
  const count = unseen.size;
  const farSide = await serveFarSide((method, path) => {
    for (const { id, isOf } of unseen.values()) if (isOf(method, path)) unseen.delete(id);
  });
  const clear = async () => {
    await farSide.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const prism = await startPrism(document, farSide.url).catch(async (error) => {
    await clear();
    throw error;
  });
  project.provide('prism', prism.url);
  return async () => {
    await prism.stop();
    await clear();
    const missing = unseen.size === 0 ? '' : `; not ${[...unseen.keys()].join(', ')}`;
    process.stdout.write(`${count - unseen.size} of ${count} operations passed Prism${missing}.\n`);
    // Then the tests have gone around it.
    const around = [...unseen.keys()].filter((id) => !(id in NOT_ASKED_FOR));
    if (around.length === count || (around.length > 0 && (await isWhole(project)))) {
      process.exitCode = 1;
    }
  };
}
