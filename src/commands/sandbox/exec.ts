import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { reasonOf, TaxqError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { type ServerInput, serverOptions } from './folder.ts';
import { readFaults } from './read-faults.ts';

interface ExecInput extends ServerInput {
  program: string[];
}

/** What would point the program at another portal than the fresh one. */
const FOREIGN = [
  'TAXQ_PROFILE',
  'TAXQ_TOKEN',
  'TAXQ_AUDIENCE',
  'TAXQ_USER_ID',
  'TAXQ_EMAIL',
] as const;

/** `taxq sandbox exec -- PROGRAM` */
export async function runExec({ program, ...input }: ExecInput, context: Context): Promise<void> {
  const faults = await readFaults(input.faults);
  const folder = await mkdtemp(join(tmpdir(), 'taxq-exec-'));
  context.onClose(() => rm(folder, { recursive: true, force: true }));
  const { startSandbox } = await import('../../sandbox/index.ts');
  const options = { ...serverOptions(input), ...faults };
  const server = await startSandbox({ data: join(folder, 'portal'), ...options });
  context.onClose(server.close);
  const others = Object.fromEntries(FOREIGN.map((name) => [name, undefined]));
  const env: NodeJS.ProcessEnv = {
    ...context.env,
    ...others,
    TAXQ_URL: server.url,
    TAXQ_TOKEN_URL: server.tokenUrl,
    TAXQ_CLIENT_ID: server.clientId,
    TAXQ_CLIENT_SECRET: server.clientSecret,
    TAXQ_HOME: join(folder, 'home'),
    ...(input.surface === 'public' ? { TAXQ_USER_ID: server.userId } : {}),
  };
  context.endWith(await runProgram(program, env, context));
}

function runProgram(
  program: readonly string[],
  env: NodeJS.ProcessEnv,
  context: Context,
): Promise<number> {
  const [name = '', ...args] = program;
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { env, stdio: 'inherit' });
    // A Ctrl-C reaches the program too, as it shares the terminal; a SIGTERM only reaches us.
    const stop = () => child.kill('SIGTERM');
    context.signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error) => {
      context.signal.removeEventListener('abort', stop);
      reject(
        new TaxqError({
          kind: 'usage',
          code: 'program_not_started',
          message: `“${name}” can’t be started.`,
          why: reasonOf(error),
          hint: 'Give the program and its arguments after --.',
        }),
      );
    });
    child.on('exit', (code, signal) => {
      context.signal.removeEventListener('abort', stop);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
