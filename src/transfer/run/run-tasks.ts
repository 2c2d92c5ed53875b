import { setTimeout as sleepFor } from 'node:timers/promises';
import PQueue from 'p-queue';
import { openBrakes } from './brakes.ts';
import type { SendWindow } from './window.ts';

/** What a failure means: try the item again in a later pass, give this one up, or end the whole run. */
export type Judgement = 'retry' | 'fail' | 'fatal';

/** What became of an item. */
export type Settled<R> =
  | { ok: true; value: R }
  | {
      ok: false;
      /** What it failed with, or why the run ended. */
      error: unknown;
      /** Not given up, but never tried, cut off, or waiting for another pass when the run ended. */
      left: boolean;
    };

export interface RunTasksOptions<T, R> {
  window: SendWindow;
  /** Does one item; called again in the next pass when it failed in a way that may pass. */
  work(item: T, signal: AbortSignal): Promise<R>;
  judge(error: unknown): Judgement;
  /** How often an item is tried at most; 3 unless given. */
  passes?: number;
  /** From here on no new work starts; what is under way is aborted after `drainMs`. */
  stop: AbortSignal;
  /** Milliseconds; 10,000 unless given. */
  drainMs?: number;
  /** Called once for each item, when nothing more will be done about it. */
  onSettled(item: T, result: Settled<R>): void | Promise<void>;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
}

export interface RunEnd {
  /** `all` when every item was given its chances; else what ended the run before. */
  ended: 'all' | 'stopped' | 'fatal';
  /** The failure that ended the run; undefined without one. */
  fatal: unknown;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Does the work for every item, as many at once as the window allows. A failure concerns its item
 * only: one that may pass is tried again after all others, in a pass of its own. Items are taken
 * from the iterable as workers become free.
 *
 * @throws what `judge`, `onSettled` or the iterable throws, once nothing is under way any more
 */
export async function runTasks<T, R>(
  items: Iterable<T>,
  options: RunTasksOptions<T, R>,
): Promise<RunEnd> {
  const { window, stop, judge, onSettled, passes = 3, random = Math.random } = options;
  const sleep = options.sleep ?? ((ms, signal) => sleepFor(ms, undefined, { signal }));
  const brakes = openBrakes(stop, options.drainMs ?? 10_000);
  const queue = new PQueue({ concurrency: window.size });
  const unlisten = window.onChange((size) => {
    queue.concurrency = size;
  });
  let anyLeft = false;

  const settle = async (item: T, result: Settled<R>) => {
    if (!result.ok && result.left) anyLeft = true;
    await onSettled(item, result);
  };

  /** @returns whether the item wants another pass */
  const attempt = async (item: T, isLast: boolean): Promise<boolean> => {
    if (brakes.halted !== null) {
      await settle(item, { ok: false, error: brakes.halted.reason, left: true });
      return false;
    }
    let value: R;
    try {
      value = await options.work(item, brakes.signal);
    } catch (error) {
      const judgement = judge(error);
      if (judgement === 'fatal') brakes.fail(error);
      if (judgement === 'retry' && !isLast) return true;
      await settle(item, { ok: false, error, left: brakes.isCutOff(error) });
      return false;
    }
    await settle(item, { ok: true, value });
    return false;
  };

  const pass = async (round: Iterable<T>, isLast: boolean): Promise<T[]> => {
    const again: T[] = [];
    const doOne = async (item: T) => {
      try {
        if (await attempt(item, isLast)) again.push(item);
      } catch (error) {
        brakes.fault(error);
      }
    };
    try {
      for (const item of round) {
        await queue.onSizeLessThan(1);
        void queue.add(() => doOne(item));
      }
    } catch (error) {
      brakes.fault(error);
    }
    await queue.onIdle();
    return again;
  };

  /** Longer from pass to pass, and never the same for two machines. */
  const waitAfter = async (count: number) => {
    const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - 1));
    await sleep(ms / 2 + (ms / 2) * random(), stop).catch((error: unknown) => {
      if (!stop.aborted) brakes.fault(error);
    });
  };

  let round = items;
  for (let count = 1; count <= passes; count += 1) {
    const again = await pass(round, count === passes);
    if (again.length === 0) break;
    if (brakes.halted === null) await waitAfter(count);
    round = again;
  }
  unlisten();
  const fatal = brakes.release();
  if (fatal !== null) return { ended: 'fatal', fatal: fatal.reason };
  return { ended: anyLeft ? 'stopped' : 'all', fatal: undefined };
}
