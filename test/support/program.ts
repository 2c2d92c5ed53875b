import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa, type Options } from 'execa';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { PRO } from '../../src/sandbox/seed/catalog.ts';
import { type MachineWays, machineWays } from '../prism/machine-ways.ts';

/** The program as it is installed: built, under `bin`. */
export const PROGRAM = fileURLToPath(new URL('../../bin/taxq.js', import.meta.url));

/** A run that takes longer hangs. */
const WITHIN_MS = 20_000;

/** How one run of the built program ended. */
export interface Outcome {
  /** The exit code; undefined when a signal ended it. */
  code: number | undefined;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  /** Standard output as JSON. */
  json<T = unknown>(): T;
}

/** A machine that taxq was just installed on: a home, a working and a temporary folder of its own. */
export interface Machine {
  home: string;
  /** Where commands run. */
  folder: string;
  /** Its TMPDIR. */
  temporary: string;
  env: Record<string, string>;
  /** Through Prism or straight to the portals that it starts. */
  ways: MachineWays;
  /** Runs taxq to its end, with no input and pipes for output. */
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Starts taxq and leaves it running; it is killed when the test ends. */
  start(args: readonly string[], options?: RunOptions): Started;
}

export interface RunOptions {
  env?: Record<string, string>;
  input?: string;
  /** Another program than taxq, with its first arguments. */
  program?: readonly string[];
}

/** A running program. */
export interface Started {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Settles once standard output holds a whole line. */
  firstLine: Promise<string>;
  ended: Promise<Outcome>;
}

/**
 * What the portals of end-to-end tests offer, unless a test says it: all, or with
 * `TAXQ_E2E_SURFACE=public` the documented API only.
 */
export const SURFACE: 'all' | 'public' =
  process.env['TAXQ_E2E_SURFACE'] === 'public' ? 'public' : 'all';

/** A portal that is started gets the surface that the tests run against. */
function onSurface(args: readonly string[]): readonly string[] {
  const [noun, verb, ...rest] = args;
  const starts = noun === 'sandbox' && (verb === 'start' || verb === 'exec');
  if (SURFACE === 'all' || !starts || rest.includes('--surface')) return args;
  return [noun, verb, '--surface', SURFACE, ...rest];
}

function launch(machine: Machine, args: readonly string[], options: RunOptions) {
  const [program = '', ...first] = options.program ?? [process.execPath, PROGRAM];
  const how = {
    cwd: machine.folder,
    env: { ...machine.env, ...options.env },
    extendEnv: false,
    input: options.input ?? '',
    reject: false,
    timeout: WITHIN_MS,
    killSignal: 'SIGKILL',
    stripFinalNewline: false,
  } satisfies Options;
  return execa(program, [...first, ...machine.ways.words(onSurface(args))], how);
}

async function outcome(child: ReturnType<typeof launch>): Promise<Outcome> {
  const { exitCode, stdout, stderr, timedOut } = await child;
  return {
    code: exitCode,
    stdout,
    stderr,
    timedOut,
    json: <T>() => JSON.parse(stdout) as T,
  };
}

async function runProgram(machine: Machine, args: readonly string[], options: RunOptions) {
  const ended = await outcome(launch(machine, args, options));
  const stdout = await machine.ways.printed(args, ended.stdout);
  return { ...ended, stdout, json: <T>() => JSON.parse(stdout) as T };
}

function startProgram(machine: Machine, args: readonly string[], options: RunOptions): Started {
  const child = launch(machine, args, options);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.stdout.on('close', () => reject(new Error(`it ended with no line on stdout: “${text}”`)));
  }).then((line) => machine.ways.printed(args, line));
  // Not every test waits for it.
  firstLine.catch(() => {});
  const { pid } = child;
  if (pid === undefined) throw new Error('it could not be started');
  return {
    pid,
    firstLine,
    ended: outcome(child),
    kill: (signal) => {
      child.kill(signal);
    },
  };
}

async function makeMachine(): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), 'taxq-e2e-'));
  const [home, folder, temporary] = [join(root, 'home'), join(root, 'work'), join(root, 'tmp')];
  for (const path of [home, folder, temporary]) await mkdir(path);
  const machine: Machine = {
    home,
    folder,
    temporary,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: root,
      TMPDIR: temporary,
      TAXQ_HOME: home,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      // The documented API can't tell whose sign-in it is.
      ...(SURFACE === 'public' ? { TAXQ_USER_ID: PRO.user_id } : {}),
    },
    ways: machineWays({ home, folder }),
    run: (args, options = {}) => runProgram(machine, args, options),
    start: (args, options = {}) => startProgram(machine, args, options),
  };
  return machine;
}

async function clear({ run, home, ways }: Machine): Promise<void> {
  await run(['sandbox', 'stop']);
  await rm(join(home, '..'), { recursive: true, force: true });
  await ways.end();
}

/** A machine for one test; its background portal is stopped and all of it removed afterwards. */
export async function ownMachine(): Promise<Machine> {
  const machine = await makeMachine();
  onTestFinished(() => clear(machine));
  return machine;
}

/**
 * One machine for all tests of a file.
 *
 * @param args what to run on it first, such as `sandbox start --detach`
 */
export function useMachine(...args: readonly string[]): () => Machine {
  let machine: Machine | undefined;
  beforeAll(async () => {
    machine = await makeMachine();
    if (args.length === 0) return;
    const { code, stderr } = await machine.run(args);
    if (code !== 0) throw new Error(stderr);
  });
  afterAll(async () => {
    if (machine) await clear(machine);
  });
  return () => {
    if (machine === undefined) throw new Error('the machine is there only while tests run');
    return machine;
  };
}

/** What `sandbox start --json` prints. */
export interface Served {
  url: string;
  token_url: string;
  client_id: string;
  client_secret: string;
  pid: number;
  data: string;
}

/** The environment that points taxq at a portal that was started. */
export const envOf = (served: Served): Record<string, string> => ({
  TAXQ_URL: served.url,
  TAXQ_TOKEN_URL: served.token_url,
  TAXQ_CLIENT_ID: served.client_id,
  TAXQ_CLIENT_SECRET: served.client_secret,
});

/** Serves a portal with these options until the test ends. */
export async function serve(machine: Machine, ...options: string[]): Promise<Served> {
  const server = machine.start(['sandbox', 'start', '--json', ...options]);
  return JSON.parse(await server.firstLine) as Served;
}
