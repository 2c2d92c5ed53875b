import { once } from 'node:events';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { TaxqError } from '../../errors.ts';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { safeJson } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { START_FIELDS } from './fields.ts';
import { dataFolder, type ServerInput, serverOptions } from './folder.ts';
import { readFaults } from './read-faults.ts';

interface StartInput extends ServerInput {
  detach?: boolean;
  port?: number;
  data?: string;
}

interface Started {
  url: string;
  token_url: string;
  client_id: string;
  client_secret: string;
  pid: number;
  data: string;
}

async function announce(started: Started, context: Context): Promise<void> {
  if (context.output.machine) {
    const json = Object.fromEntries(START_FIELDS.map((field) => [field, started[field]]));
    await context.terminal.data(`${safeJson(json)}\n`);
    return;
  }
  const { paint } = context.terminal;
  await context.terminal.data(
    [
      `${paint.done('●')} ${paint.strong('The embedded portal runs')} at ${started.url}`,
      paint.dim(`  data   ${started.data}`),
      paint.dim(
        '  For trying, teaching and testing: it listens on this machine only and nobody is behind it.',
      ),
      '',
    ].join('\n'),
  );
}

async function startInBackground(
  options: SandboxOptions,
  faults: string | undefined,
  context: Context,
): Promise<Started> {
  const { startDetached } = await import('../../sandbox/detached.ts');
  const command = [...context.command];
  if (faults === undefined) return startDetached({ ...options, command });
  const { findRunning } = await import('../../sandbox/locator.ts');
  if ((await findRunning(options.data)) !== null) {
    throw new TaxqError({
      kind: 'refused',
      code: 'sandbox_running',
      message: 'The embedded portal runs already, without these faults.',
      why: 'A file of faults is read when it starts.',
      hint: 'Stop it first: taxq sandbox stop',
    });
  }
  return startDetached({ ...options, command, faultsFile: resolve(faults) });
}

/** `taxq sandbox start` */
export async function runStart(input: StartInput, context: Context): Promise<void> {
  const options = {
    data: dataFolder(input.data, context),
    ...(input.port === undefined ? {} : { port: input.port }),
    ...serverOptions(input),
  };
  const faults = await readFaults(input.faults);
  if (input.detach) {
    await announce(await startInBackground(options, input.faults, context), context);
    return;
  }
  const { startSandbox } = await import('../../sandbox/index.ts');
  const server = await startSandbox({ ...options, ...faults });
  // V8 would double the room for new objects under load, and with it the garbage that waits there.
  setFlagsFromString('--semi-space-growth-factor=1');
  context.onClose(server.close);
  await announce(
    {
      url: server.url,
      token_url: server.tokenUrl,
      client_id: server.clientId,
      client_secret: server.clientSecret,
      pid: server.pid,
      data: server.data,
    },
    context,
  );
  context.terminal.note('Ctrl-C stops it.');
  if (!context.signal.aborted) await Promise.race([once(context.signal, 'abort'), server.closed]);
}
