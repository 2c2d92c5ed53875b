import { once } from 'node:events';
import { safeJson } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { START_FIELDS } from './fields.ts';
import { dataFolder, type ServerInput, serverOptions } from './folder.ts';

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

/** `taxq sandbox start` */
export async function runStart(input: StartInput, context: Context): Promise<void> {
  const options = {
    data: dataFolder(input.data, context),
    ...(input.port === undefined ? {} : { port: input.port }),
    ...serverOptions(input),
  };
  if (input.detach) {
    const { startDetached } = await import('../../sandbox/detached.ts');
    await announce(await startDetached({ ...options, command: [...context.command] }), context);
    return;
  }
  const { startSandbox } = await import('../../sandbox/index.ts');
  const server = await startSandbox(options);
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
