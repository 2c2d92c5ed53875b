import { TaxqError } from '../../errors.ts';
import type { Run } from '../../store/index.ts';
import { runTasks } from '../../transfer/run/run-tasks.ts';
import { createWindow } from '../../transfer/run/window.ts';
import { transferOnce } from '../document/transfer-once.ts';
import { openFailureJudge } from './judge-failure.ts';
import type { UploadTools } from './open-means.ts';
import type { RunOptions } from './run-options.ts';
import type { Sendable } from './sendable.ts';
import type { UploadOutcome } from './upload-outcome.ts';

const unexpected = (error: unknown): TaxqError =>
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
 * Sends what is to be sent, several at a time, and notes what becomes of each in the run and among
 * the outcomes.
 *
 * @param outcomes by place; those of what is sent are replaced
 */
export async function sendAll(
  sendable: readonly Sendable[],
  outcomes: UploadOutcome[],
  run: Run,
  { session, store, signal: stop }: UploadTools,
  { concurrency, digestOf, watcher, onOutcome, sleep }: RunOptions,
): Promise<{ ended: 'all' | 'stopped' | 'fatal'; fatal: TaxqError | null }> {
  const failures = openFailureJudge();
  const window = createWindow({ max: concurrency });
  const unwatch = session.pacer.watch({
    congested: (agoMs) => window.congested(performance.now() - agoMs),
    eased: window.succeeded,
    held: watcher.held,
  });
  const tools = { session, transfers: store.transfers, run: run.id, digestOf, sleep };
  const bytes = sendable.reduce((sum, { document }) => sum + document.file.size, 0);
  watcher.begin({ files: sendable.length, bytes });

  const settle = (position: number, change: Partial<UploadOutcome>): void => {
    const before = outcomes[position];
    if (before === undefined) return;
    const outcome = { ...before, ...change };
    outcomes[position] = outcome;
    onOutcome(outcome);
  };
  try {
    const { ended, fatal } = await runTasks(sendable, {
      window,
      stop,
      judge: failures.judge,
      ...(sleep ? { sleep } : {}),
      work: async ({ position, document }, signal) => {
        const { file } = document;
        watcher.start(position, file.file_name, file.size);
        run.set(position, { status: 'sending' });
        try {
          const done = await transferOnce(tools, document, {
            signal,
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
      onSettled: ({ position, document }, result) => {
        const { size } = document.file;
        if (result.ok) {
          const { document_id, how } = result.value;
          const status = how === 'sent' ? 'uploaded' : 'already_there';
          run.set(position, { status, document_id });
          watcher.settle(position, how === 'sent' ? 'done' : 'already', size);
          settle(position, { status, document_id });
          return;
        }
        const error = unexpected(result.error);
        const status = result.left ? 'left' : 'failed';
        run.set(position, {
          status: result.left ? 'waiting' : 'failed',
          error_code: error.code,
          error: error.whatAndWhy,
        });
        watcher.settle(position, status, size);
        settle(position, { status, error });
      },
    });
    return { ended, fatal: ended === 'fatal' ? unexpected(fatal) : null };
  } finally {
    unwatch();
  }
}
