import type { TaxqError } from '../../errors.ts';
import { intentOf } from '../document/outgoing.ts';
import { recordUploadOverrides } from '../document/upload-override.ts';
import { type Judged, overriddenJobs } from './candidate.ts';
import type { UploadTools } from './open-means.ts';
import type { RunOptions } from './run-options.ts';
import { openRunRecord } from './run-record.ts';
import { sendAll } from './send-all.ts';
import { sendableOf } from './sendable.ts';
import { itemOf, outcomeOf, type UploadOutcome } from './upload-outcome.ts';

/** How a run ended. */
export interface RunEnd {
  /** Id of the run in the store; null when nothing was to be sent. */
  run: string | null;
  ended: 'all' | 'stopped' | 'fatal';
  /** What ended it early. */
  fatal: TaxqError | null;
  outcomes: UploadOutcome[];
}

/**
 * Uploads what was judged fit, each once, several at a time; a failure never stops the others. What
 * is to be sent is in the store before the first byte. The first interruption lets what is under way
 * finish for ten seconds.
 *
 * @returns an outcome for each, in their order
 * @throws TaxqError when the store can’t be written before anything was sent
 */
export async function runUploads(
  judged: readonly Judged[],
  tools: UploadTools,
  options: RunOptions,
): Promise<RunEnd> {
  const { session, store, signal } = tools;
  const { origin } = session.client;
  const outcomes = judged.map(outcomeOf);
  const sendable = judged.flatMap((one, position) => sendableOf(origin, one, position));
  const keys = new Map(sendable.map(({ position, key }) => [position, key]));
  outcomes.forEach((outcome, position) => {
    if (!keys.has(position)) options.onOutcome(outcome);
  });
  if (sendable.length === 0) return { run: null, ended: 'all', fatal: null, outcomes };
  const override = tools.override;
  if (override !== undefined) {
    recordUploadOverrides(tools, overriddenJobs(judged), override.reason, 'upload run');
  }
  const run = store.runs.begin({
    origin,
    profile: session.profile.name,
    manifest: options.manifest,
    items: outcomes.map((one, position) => itemOf(one, position, keys.get(position) ?? null)),
  });
  const record = openRunRecord(run, outcomes, options.watcher, options.onOutcome);
  try {
    store.transfers.intend(
      run.id,
      sendable.map(({ document }) => intentOf(origin, document)),
    );
    const { digestOf, sleep } = options;
    const transfer = { session, transfers: store.transfers, run: run.id, digestOf, sleep };
    const { ended, fatal } = await sendAll(sendable, record, transfer, options, signal);
    const arrived = outcomes.some(({ document_id }) => document_id !== null);
    record.ended(signal.aborted ? 'interrupted' : ended === 'all' && arrived ? 'done' : 'failed');
    const { fault } = record;
    return {
      run: run.id,
      ended: fault === null ? ended : 'fatal',
      fatal: fatal ?? fault,
      outcomes,
    };
  } catch (error) {
    record.ended('failed');
    throw error;
  }
}
