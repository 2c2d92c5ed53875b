import { TaxqError } from '../../errors.ts';
import type { Run } from '../../store/index.ts';
import type { TransferAccount, Transferred } from '../document/transfer-once.ts';
import type { RunWatcher } from './run-options.ts';
import type { Sendable } from './sendable.ts';
import type { UploadOutcome } from './upload-outcome.ts';

const statusOf = (how: Transferred['how']) => (how === 'sent' ? 'uploaded' : 'already_there');

/** Keeps account of a run: in the store, among the outcomes, and for who watches. */
export interface RunRecord {
  started(sendable: Sendable): void;
  /** The account in the store, of one that was started. */
  accountOf(sendable: Sendable): TransferAccount;
  arrived(sendable: Sendable, transferred: Transferred): void;
  /** @param left not given up: never tried, or cut off */
  failed(sendable: Sendable, error: TaxqError, left: boolean): void;
  ended(state: Parameters<Run['end']>[0]): void;
  /** Why the account in the store is not complete; what is on the portal doesn’t depend on it. */
  readonly fault: TaxqError | null;
}

/**
 * Opens the record of a run. That the store can’t be written any more ends no upload and hides no
 * outcome; it is told at the end.
 *
 * @param outcomes by place; those of what is sent are replaced
 */
export function openRunRecord(
  run: Run,
  outcomes: UploadOutcome[],
  watcher: RunWatcher,
  onOutcome: (outcome: UploadOutcome) => void,
): RunRecord {
  let fault: TaxqError | null = null;
  const write = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof TaxqError)) throw error;
      fault ??= error;
    }
  };
  const settle = (position: number, change: Partial<UploadOutcome>) => {
    const before = outcomes[position];
    if (before === undefined) return;
    const outcome = { ...before, ...change };
    outcomes[position] = outcome;
    onOutcome(outcome);
  };
  return {
    started: ({ position, document: { file } }) => {
      watcher.start(position, file.file_name, file.size);
    },
    accountOf: ({ position }) => ({
      sending: () => write(() => run.set(position, { status: 'sending' })),
      done: ({ document_id, how }) =>
        write(() => run.set(position, { status: statusOf(how), document_id })),
    }),
    arrived: ({ position, document }, { document_id, how }) => {
      watcher.settle(position, how === 'sent' ? 'done' : 'already', document.file.size);
      settle(position, { status: statusOf(how), document_id });
    },
    failed: ({ position, document }, error, left) => {
      const { code: error_code, whatAndWhy } = error;
      const status = left ? 'waiting' : 'failed';
      write(() => run.set(position, { status, error_code, error: whatAndWhy }));
      watcher.settle(position, left ? 'left' : 'failed', document.file.size);
      settle(position, { status: left ? 'left' : 'failed', error });
    },
    ended: (state) => write(() => run.end(state)),
    get fault() {
      return fault;
    },
  };
}
