import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TaxqError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { findRunning, type Locator } from './locator.ts';
import type { SandboxOptions } from './start.ts';

export interface DetachedOptions extends Omit<SandboxOptions, 'faults'> {
  /** Program and first arguments of the command line whose `sandbox start` is to run. */
  command: readonly string[];
  /** File of faults that it starts with. */
  faultsFile?: string;
}

const READY_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 25;
const LOG_LINES = 15;

function flags(options: DetachedOptions, data: string): string[] {
  const pairs: Array<[string, string | number | undefined]> = [
    ['--data', data],
    ['--seed', options.seed],
    ['--clock', options.clock],
    ['--port', options.port],
    ['--token-ttl', options.tokenTtlSeconds],
    ['--surface', options.surface],
    ['--faults', options.faultsFile],
  ];
  return pairs.flatMap(([flag, value]) => (value === undefined ? [] : [`${flag}=${value}`]));
}

const failed = (message: string, log: string, lines: string) =>
  new TaxqError({
    kind: 'failed',
    code: 'sandbox_start',
    message,
    why: lines === '' ? 'It wrote nothing to its log.' : lines,
    hint: `Look at ${log} for more.`,
  });

/** Starts the command on its own; what it reports goes to the log, its announcement holds secrets. */
function launch(options: DetachedOptions, data: string, log: string) {
  const [program = process.execPath, ...first] = options.command;
  const args = [...first, 'sandbox', 'start', '--json', ...flags(options, data)];
  const output = openSync(log, 'a', 0o600);
  try {
    const from = readFileSync(log).length;
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', output] });
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    child.once('error', () => {
      ended = true;
    });
    child.unref();
    return {
      ended: () => ended,
      newLines: () => readFileSync(log).subarray(from).toString(),
      /** Ends it, unless it is the server itself. */
      endUnless: (server: number) => {
        if (child.pid !== server) child.kill();
      },
    };
  } finally {
    closeSync(output);
  }
}

/**
 * Starts a sandbox as a process of its own and waits until it answers; one that serves the folder
 * already is used as it is. When two processes do this at once, both find the same one server.
 * @throws TaxqError `sandbox_start` with the end of its log when it dies or is not ready in 10 s.
 */
export async function startDetached(options: DetachedOptions): Promise<Locator> {
  const data = resolve(options.data);
  const running = await findRunning(data);
  if (running !== null) return running;
  makeFolder(data);
  const log = join(data, 'sandbox.log');
  const child = launch(options, data, log);
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const ended = child.ended();
    const ready = await findRunning(data);
    if (ready !== null) {
      // One that comes late to the race would serve the folder anew once the winner is stopped.
      child.endUnless(ready.pid);
      return ready;
    }
    const lines = child.newLines().trimEnd().split('\n').slice(-LOG_LINES).join('\n');
    // A child that lost the race for the folder says so; the winner is about to be ready.
    if (ended && !lines.includes('sandbox_in_use')) {
      throw failed('The sandbox ended before it was ready.', log, lines);
    }
    if (Date.now() > deadline) throw failed('The sandbox was not ready in 10 seconds.', log, lines);
    await wait(LOOK_EVERY_MS);
  }
}
