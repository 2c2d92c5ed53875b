import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');

// Stands for the command line's `sandbox start --json --data=… --seed=…`.
const PROGRAM = `
import { startSandbox } from './index.js';
const given = (name) =>
  process.argv.find((word) => word.startsWith('--' + name + '='))?.slice(name.length + 3);
try {
  const seed = given('seed');
  const sandbox = await startSandbox({
    data: given('data'),
    ...(seed === undefined ? {} : { seed: seed === 'demo' ? seed : Number(seed) }),
  });
  process.stdout.write(JSON.stringify({ url: sandbox.url, pid: sandbox.pid }) + '\\n');
} catch (error) {
  process.stderr.write(JSON.stringify({ error: { code: error.code, message: error.message } }) + '\\n');
  process.exitCode = 1;
}
`;

/** A program that serves a sandbox in a process of its own; built once for a test file. */
export function sandboxProgram(): { path(): string } {
  let folder = '';
  beforeAll(async () => {
    // Inside the project, so that the program finds the packages it was built from.
    folder = await mkdtemp(join(ROOT, 'node_modules', '.taxq-sandbox-'));
    await build({
      entryPoints: [join(ROOT, 'src/sandbox/index.ts')],
      outfile: join(folder, 'index.js'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    await writeFile(join(folder, 'serve.js'), PROGRAM);
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { path: () => join(folder, 'serve.js') };
}

/** Runs the program on a data folder and waits until it is ready. */
export async function serveIn(program: string, data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, `--data=${data}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}
