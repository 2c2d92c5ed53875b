import type { Locator } from '../../sandbox/locator.ts';
import type { Context } from '../context.ts';
import { STATUS_FIELDS } from './fields.ts';
import { dataFolder } from './folder.ts';

async function countFaults(running: Locator): Promise<number> {
  const { listFaults } = await import('../../sandbox/control-faults.ts');
  return (await listFaults(running)).length;
}

/** `taxq sandbox status` */
export async function runStatus({ data }: { data?: string }, context: Context): Promise<void> {
  const { findRunning } = await import('../../sandbox/locator.ts');
  const folder = dataFolder(data, context);
  const found = await findRunning(folder);
  const json = {
    running: found !== null,
    url: found?.url ?? null,
    token_url: found?.token_url ?? null,
    pid: found?.pid ?? null,
    data: folder,
    started_time: found?.started_time ?? null,
    faults: found === null ? null : await countFaults(found),
  };
  const { paint } = context.terminal;
  await context.output.thing(STATUS_FIELDS, json, () =>
    [
      found === null
        ? `${paint.dim('○')} The embedded portal isn’t running.`
        : `${paint.done('●')} The embedded portal runs at ${found.url} (pid ${found.pid})`,
      paint.dim(`  data   ${folder}`),
      ...(json.faults ? [paint.risk(`  faults ${json.faults} (taxq sandbox fault list)`)] : []),
    ].join('\n'),
  );
}
