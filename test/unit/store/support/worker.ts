import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { newRun } from './stores.ts';

const ROOT = join(import.meta.dirname, '../../../..');

// Begins a run, claims every key that it may, and finishes each claim but those told to keep.
const PROGRAM = `
import { openStore } from './index.js';
const [folder, prefix, count, keep] = process.argv.slice(2);
const say = (thing) => process.stdout.write(JSON.stringify(thing) + '\\n');
const store = openStore({ folder });
const run = store.runs.begin(${JSON.stringify(newRun(1))});
say({ run: run.id, secret: Buffer.from(store.secret()).toString('hex') });
let claimed = 0;
for (let at = 0; at < Number(count); at += 1) {
  const key = prefix + at;
  const claim = store.transfers.claim(key, run.id);
  if (claim.kind !== 'mine') continue;
  claimed += 1;
  say({ mine: key, before: claim.before.state });
  if (claimed > Number(keep)) store.transfers.done(key, 'document-' + process.pid);
}
say({ claimed });
process.stdin.on('data', () => {
  run.end('done');
  store.close();
  process.exit();
});
`;

/** What the program said, a line at a time. */
interface Line {
  run?: string;
  secret?: string;
  mine?: string;
  before?: string;
  claimed?: number;
}

export interface Worker {
  readonly pid: number;
  /** Waits until it has been through all keys; gives all that it said. */
  claimed(): Promise<Line[]>;
  /** Ends its run and itself. */
  end(): Promise<void>;
  kill(): Promise<void>;
}

/** A program that works on a store in a process of its own; built once for a test file. */
export function workerProgram(): {
  start(options: { folder: string; prefix?: string; keys: number; keep?: number }): Worker;
} {
  let program = '';
  beforeAll(async () => {
    // Inside the project, so that the program finds the packages it was built from.
    program = await mkdtemp(join(ROOT, 'node_modules', '.taxq-store-'));
    await build({
      entryPoints: [join(ROOT, 'src/store/index.ts')],
      outfile: join(program, 'index.js'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    await writeFile(join(program, 'worker.js'), PROGRAM);
    await writeFile(join(program, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rm(program, { recursive: true, force: true }));
  return {
    start: ({ folder, prefix = 'key-', keys, keep = 0 }) =>
      workerOf(
        spawn(process.execPath, [join(program, 'worker.js'), folder, prefix, `${keys}`, `${keep}`]),
      ),
  };
}

function workerOf(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Worker {
  const exited = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: Line[] = [];
  const errors: string[] = [];
  child.stderr?.on('data', (text) => errors.push(String(text)));
  const claimed = (async () => {
    for await (const text of createInterface(child.stdout)) {
      const line: Line = JSON.parse(text);
      lines.push(line);
      if (line.claimed !== undefined) return lines;
    }
    throw new Error(`The worker ended early: ${errors.join('')}`);
  })();
  return {
    pid: child.pid ?? 0,
    claimed: () => claimed,
    end: async () => {
      child.stdin?.write('end');
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
