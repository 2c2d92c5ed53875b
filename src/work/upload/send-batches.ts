import { TaxqError } from '../../errors.ts';
import { runTasks } from '../../transfer/run/run-tasks.ts';
import type { SendWindow } from '../../transfer/run/window.ts';
import { openBodyBuffers } from '../document/body-buffers.ts';
import { BATCHES, sendBatch } from '../document/send-batch.ts';
import type { TransferTools } from '../document/transfer-once.ts';
import { BATCH_BYTES, makeBatches } from './batches.ts';
import type { RunOptions } from './run-options.ts';
import type { RunRecord } from './run-record.ts';
import type { Sendable } from './sendable.ts';

/** Bytes of the largest body: the files, and what usually stands around them. */
const BODY_BYTES = BATCH_BYTES + 64 * 1024;

/** Whether the portal takes them; one that can’t be asked says so to each file. */
async function isOffered({ session: { capabilities } }: TransferTools): Promise<boolean> {
  try {
    return (await capabilities.has('documents')) && (await capabilities.has(BATCHES));
  } catch (error) {
    if (error instanceof TaxqError) return false;
    throw error;
  }
}

/**
 * Sends small files several in one request, where the portal takes that, and notes those that arrive
 * in the record. The first request that fails as a whole ends it: nothing is tried again here.
 *
 * @param stop the first interruption: what is under way may finish for ten seconds
 * @returns what is still to be sent by itself
 * @throws what is no failure of the portal or of this machine
 */
export async function sendBatches(
  sendable: readonly Sendable[],
  record: RunRecord,
  tools: TransferTools,
  { concurrency, watcher }: RunOptions,
  window: SendWindow,
  stop: AbortSignal,
): Promise<readonly Sendable[]> {
  // Of two that are the same upload, the second waits for its turn.
  const different = [...new Map(sendable.map((one) => [one.key, one])).values()];
  const batches = makeBatches(different, concurrency);
  if (batches.length === 0 || !(await isOffered(tools))) return sendable;
  const buffers = openBodyBuffers(BODY_BYTES);
  const settled = new Set<number>();
  const { fatal } = await runTasks(batches, {
    window,
    stop,
    passes: 1,
    judge: () => 'fatal',
    work: async (batch, signal) => {
      for (const one of batch) record.started(one);
      const items = batch.map((one) => ({
        ...one,
        account: record.accountOf(one),
        onBytes: (sent: number) => watcher.sent(one.position, sent),
      }));
      return sendBatch(tools, items, { signal, buffers });
    },
    onSettled: (batch, result) => {
      for (const one of batch) {
        const there = result.ok ? result.value.get(one.key) : undefined;
        if (there === undefined) watcher.setAside(one.position);
        else {
          settled.add(one.position);
          record.arrived(one, there);
        }
      }
    },
  });
  if (fatal !== undefined && !(fatal instanceof TaxqError)) throw fatal;
  return sendable.filter(({ position }) => !settled.has(position));
}
