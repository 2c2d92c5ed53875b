import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TransportOptions } from '../../src/http/transport.ts';
import { main } from '../../src/main.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { Capture, input, typist } from './streams.ts';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** Standard output as JSON. */
  json<T = unknown>(): T;
}

export interface RunOptions {
  /** A terminal of 80 columns, or pipes (the default). */
  terminal?: boolean;
  stdin?: string;
  /** At a terminal: keys to type when standard error shows a question that holds these words. */
  answers?: Readonly<Record<string, string>>;
  env?: Record<string, string>;
  clock?: () => Date;
  transport?: Partial<TransportOptions>;
}

/** A folder of this test's own, removed when the test ends. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment that points taxq at a running sandbox. */
export function sandboxEnv(sandbox: Sandbox): Record<string, string> {
  return {
    TAXQ_URL: sandbox.url,
    TAXQ_TOKEN_URL: sandbox.tokenUrl,
    TAXQ_CLIENT_ID: sandbox.clientId,
    TAXQ_CLIENT_SECRET: sandbox.clientSecret,
  };
}

/**
 * Runs one command line in this process, with streams of its own. Waits between tries are cut to
 * nothing, so that a test of retries takes no time.
 */
export async function taxq(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const tty = options.terminal === true;
  const stdout = new Capture(tty);
  const stderr = new Capture(tty);
  const stdin = options.answers ? typist(options.answers, stderr) : input(options.stdin ?? '', tty);
  const home = options.env?.['TAXQ_HOME'] ?? (await tempFolder());
  const code = await main(argv, {
    streams: { stdin, stdout, stderr },
    env: { NO_COLOR: '1', TAXQ_HOME: home, ...options.env },
    version: '0.0.0-test',
    command: [process.execPath, 'no-such-program'],
    templates: fileURLToPath(new URL('../../templates', import.meta.url)),
    pdfWorker: fileURLToPath(new URL('../../dist/pdf-worker.js', import.meta.url)),
    clock: options.clock ?? (() => new Date()),
    signal: new AbortController().signal,
    transport: { sleep: async () => {}, ...options.transport },
  });
  return {
    code,
    stdout: stdout.text,
    stderr: stderr.text,
    json: <T>() => JSON.parse(stdout.text) as T,
  };
}
