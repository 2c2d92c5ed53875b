import { TaxqError } from '../../errors.ts';
import { runTasks } from '../../transfer/run/run-tasks.ts';
import { createWindow } from '../../transfer/run/window.ts';
import { openBodyBuffers } from '../document/body-buffers.ts';
import { WHOLE_BODY_UP_TO } from '../document/multipart-body.ts';
import { type TransferTools, transferOnce } from '../document/transfer-once.ts';
import { openFailureJudge } from './judge-failure.ts';
import type { RunOptions } from './run-options.ts';
import type { RunRecord } from './run-record.ts';
import { sendBatches } from './send-batches.ts';
import type { Sendable } from './sendable.ts';

const asTaxqError = (error: unknown): TaxqError =>
  error instanceof TaxqError
    ? error
    : new TaxqError({
        kind: 'failed',
        code: 'unexpected',
        message: 'taxq failed in a way it doesn’t know.',
        why: error instanceof Error ? error.message : String(error),
        cause: error,
      });

/**
 * Sends what is to be sent, several at a time, as many as the portal can take, and notes what
 * becomes of each in the record. Small files go first, many in one request where the portal takes
 * that; whatever didn’t arrive so has a turn of its own, like all others.
 *
 * @param stop the first interruption: what is under way may finish for ten seconds
 */
export async function sendAll(
  sendable: readonly Sendable[],
  record: RunRecord,
  tools: TransferTools,
  options: RunOptions,
  stop: AbortSignal,
): Promise<{ ended: 'all' | 'stopped' | 'fatal'; fatal: TaxqError | null }> {
  const { concurrency, watcher, sleep } = options;
  const failures = openFailureJudge();
  const buffers = openBodyBuffers(WHOLE_BODY_UP_TO);
  const window = createWindow({ max: concurrency });
  const unwatch = tools.session.pacer.watch({
    congested: (agoMs) => window.congested(performance.now() - agoMs),
    eased: window.succeeded,
    held: watcher.held,
  });
  const bytes = sendable.reduce((sum, { document }) => sum + document.file.size, 0);
  watcher.begin({ files: sendable.length, bytes });
  try {
    const left = await sendBatches(sendable, record, tools, options, window, stop);
    const { ended, fatal } = await runTasks(left, {
      window,
      stop,
      judge: failures.judge,
      ...(sleep ? { sleep } : {}),
      work: async (one, signal) => {
        const { position, document } = one;
        record.started(one);
        try {
          const done = await transferOnce(tools, document, {
            signal,
            buffers,
            account: record.accountOf(one),
            onBytes: (sent) => watcher.sent(position, sent),
            onAcknowledged: (held) => watcher.acknowledged(position, held),
          });
          failures.succeeded();
          return done;
        } catch (error) {
          watcher.setAside(position);
          throw error;
        }
      },
      onSettled: (one, result) => {
        if (result.ok) record.arrived(one, result.value);
        else record.failed(one, asTaxqError(result.error), result.left);
      },
    });
    return { ended, fatal: ended === 'fatal' ? asTaxqError(fatal) : null };
  } finally {
    unwatch();
  }
}
