import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Judgement,
  type RunTasksOptions,
  runTasks,
  type Settled,
} from '../../../../src/transfer/run/run-tasks.ts';
import { createWindow } from '../../../../src/transfer/run/window.ts';

class Failure extends Error {
  readonly judgement: Judgement;
  constructor(judgement: Judgement) {
    super(judgement);
    this.judgement = judgement;
  }
}

const judge = (error: unknown): Judgement => (error instanceof Failure ? error.judgement : 'fail');

type Options = Partial<RunTasksOptions<number, string>>;

/** Runs the numbers from 0 on, and keeps what became of each. */
const run = async (count: number, options: Options) => {
  const settled: [number, Settled<string>][] = [];
  const waits: number[] = [];
  const end = await runTasks<number, string>(Array.from({ length: count }).keys(), {
    window: createWindow({ max: 4 }),
    work: async (item) => `done ${item}`,
    judge,
    stop: new AbortController().signal,
    onSettled: (item, result) => {
      settled.push([item, result]);
    },
    sleep: async (ms) => {
      waits.push(ms);
    },
    random: () => 0,
    ...options,
  });
  const fates = settled
    .toSorted(([a], [b]) => a - b)
    .map(([, result]) => (result.ok ? 'ok' : result.left ? 'left' : 'failed'));
  return { end, settled, waits, fates };
};

const ALL = { ended: 'all', fatal: undefined };

describe('a run of many transfers', () => {
  it('does each, and gives back what came of it', async () => {
    const { end, settled } = await run(3, {});
    expect(end).toEqual(ALL);
    expect(settled).toEqual([0, 1, 2].map((i) => [i, { ok: true, value: `done ${i}` }]));
  });

  it('goes on with the others when one fails', async () => {
    const work = async (item: number) => {
      if (item === 1) throw new Failure('fail');
      return '';
    };
    const { end, fates, waits } = await run(6, { work });
    expect(end).toEqual(ALL);
    expect(fates).toEqual(['ok', 'failed', 'ok', 'ok', 'ok', 'ok']);
    expect(waits).toEqual([]);
  });

  it('tries again, after all others and after a wait, what failed in a way that may pass', async () => {
    const order: number[] = [];
    const work = async (item: number) => {
      order.push(item);
      if (item < 2 && order.filter((one) => one === item).length <= item + 1) {
        throw new Failure('retry');
      }
      return '';
    };
    const { fates, waits } = await run(4, { work, window: createWindow({ max: 1 }) });
    expect(order).toEqual([0, 1, 2, 3, 0, 1, 1]);
    expect(fates).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it('gives an item up after its third try, with the last error', async () => {
    const errors: Failure[] = [];
    const work = async () => {
      const error = new Failure('retry');
      errors.push(error);
      throw error;
    };
    const { end, settled } = await run(1, { work });
    expect(errors).toHaveLength(3);
    expect(settled).toEqual([[0, { ok: false, error: errors[2], left: false }]]);
    expect(end).toEqual(ALL);
  });

  it('takes items from the list only as workers become free', async () => {
    let taken = 0;
    let done = 0;
    function* items() {
      while (taken < 1_000) {
        yield taken++;
        expect(taken - done).toBeLessThanOrEqual(6);
      }
    }
    await runTasks<number, void>(items(), {
      window: createWindow({ max: 4 }),
      work: async () => {
        await Promise.resolve();
        done += 1;
      },
      judge,
      stop: new AbortController().signal,
      onSettled: () => {},
    });
    expect(done).toBe(1_000);
  });

  it('follows the window at once when it opens and when it closes', async () => {
    const window = createWindow({ max: 8, start: 1, now: () => 0 });
    const waiting: (() => void)[] = [];
    const running = run(12, {
      window,
      work: async () => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return '';
      },
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    await settle();
    expect(waiting).toHaveLength(1);
    window.succeeded();
    window.succeeded();
    window.succeeded();
    await settle();
    expect(waiting).toHaveLength(3);
    window.congested(0);
    for (const go of waiting.splice(0)) go();
    await settle();
    expect(waiting).toHaveLength(1);
    while (waiting.length > 0) {
      for (const go of waiting.splice(0)) go();
      await settle();
    }
    expect((await running).fates).toEqual(Array(12).fill('ok'));
  });

  it('throws what the caller’s own book-keeping throws, once nothing is under way', async () => {
    const full = new Error('disk full');
    const started: number[] = [];
    const finished: number[] = [];
    const seen: number[] = [];
    const running = run(50, {
      work: async (item) => {
        started.push(item);
        await new Promise((resolve) => setImmediate(resolve));
        finished.push(item);
        return '';
      },
      onSettled: (item) => {
        seen.push(item);
        if (item === 5) throw full;
      },
    });
    await expect(running).rejects.toBe(full);
    expect(finished).toEqual(started);
    expect(started.length).toBeLessThan(12);
    expect(seen.toSorted((a, b) => a - b)).toEqual([...Array(50).keys()]);
  });
});

describe('a fatal failure', () => {
  it('starts nothing new, lets the others finish, and leaves the rest', async () => {
    const fatal = new Failure('fatal');
    const work = async (item: number) => {
      if (item === 3) throw fatal;
      await new Promise((resolve) => setImmediate(resolve));
      return '';
    };
    const { end, settled, fates } = await run(8, { work });
    expect(end).toEqual({ ended: 'fatal', fatal });
    expect(fates).toEqual(['ok', 'ok', 'ok', 'failed', 'left', 'left', 'left', 'left']);
    expect(new Map(settled).get(7)).toEqual({ ok: false, error: fatal, left: true });
  });

  it('leaves what waited for another pass, without waiting', async () => {
    const work = async (item: number) => {
      throw new Failure(item === 0 ? 'retry' : 'fatal');
    };
    const { fates, waits } = await run(2, { work, window: createWindow({ max: 1 }) });
    expect(fates).toEqual(['left', 'failed']);
    expect(waits).toEqual([]);
  });
});

describe('a first Ctrl-C', () => {
  const reason = new Error('interrupted');

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves everything when it came before the run', async () => {
    const { end, fates } = await run(3, { stop: AbortSignal.abort(reason) });
    expect(end).toEqual({ ended: 'stopped', fatal: undefined });
    expect(fates).toEqual(['left', 'left', 'left']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets what is under way finish, and starts nothing more', async () => {
    const controller = new AbortController();
    const work = async (item: number) => {
      if (item === 3) controller.abort(reason);
      await new Promise((resolve) => setImmediate(resolve));
      return '';
    };
    const { end, fates } = await run(6, { work, stop: controller.signal });
    expect(end.ended).toBe('stopped');
    expect(fates).toEqual(['ok', 'ok', 'ok', 'ok', 'left', 'left']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('cuts off what isn’t finished after ten seconds, with the reason that was given', async () => {
    const controller = new AbortController();
    const cut: unknown[] = [];
    const running = run(4, {
      stop: controller.signal,
      window: createWindow({ max: 2 }),
      work: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            cut.push(signal.reason);
            reject(new Failure('fatal'));
          });
        }),
    });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    vi.advanceTimersByTime(9_999);
    expect(cut).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(cut).toEqual([reason, reason]);
    const { end, fates } = await running;
    expect(end).toEqual({ ended: 'stopped', fatal: undefined });
    expect(fates).toEqual(['left', 'left', 'left', 'left']);
  });

  it('leaves what it interrupts by itself, as it does nothing wrong', async () => {
    const controller = new AbortController();
    const { end, settled } = await run(1, {
      stop: controller.signal,
      work: async () => {
        controller.abort(reason);
        throw reason;
      },
    });
    expect(end).toEqual({ ended: 'stopped', fatal: undefined });
    expect(settled).toEqual([[0, { ok: false, error: reason, left: true }]]);
  });

  it('starts no countdown when it comes after the run', async () => {
    const controller = new AbortController();
    await run(3, { stop: controller.signal });
    controller.abort(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends the wait between two passes', async () => {
    const controller = new AbortController();
    const { end, fates } = await run(1, {
      stop: controller.signal,
      work: async () => {
        throw new Failure('retry');
      },
      sleep: async () => {
        controller.abort(reason);
        throw reason;
      },
    });
    expect(end.ended).toBe('stopped');
    expect(fates).toEqual(['left']);
  });

  it('changes nothing when everything is done all the same', async () => {
    const controller = new AbortController();
    const work = async () => {
      controller.abort(reason);
      return '';
    };
    const { end, fates } = await run(1, { work, stop: controller.signal });
    expect(end).toEqual(ALL);
    expect(fates).toEqual(['ok']);
  });
});

describe('whatever fails, and in whatever order things end', () => {
  const outcome = fc.constantFrom('ok', 'ok', 'ok', 'retry', 'fail', 'fatal');
  const plan = fc.array(fc.tuple(outcome, outcome, outcome), { maxLength: 25 });
  const change = fc.constantFrom('ease', 'cut', 'stop', 'none', 'none', 'none', 'none');

  it('settles every item once, keeps to the window, and starts nothing after a halt', async () => {
    const property = fc.asyncProperty(
      fc.scheduler(),
      plan,
      fc.array(change, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      async (scheduler, fates, changes, max) => {
        let time = 0;
        let running = 0;
        let starts = 0;
        let halted = false;
        const tries = fates.map(() => 0);
        const controller = new AbortController();
        const window = createWindow({ max, now: () => time });
        const disturb = () => {
          time += 2_000;
          const what = changes[starts++ % changes.length];
          if (what === 'ease') window.succeeded();
          if (what === 'cut') window.congested(time);
          if (what === 'stop') {
            halted = true;
            controller.abort(new Error('stop'));
          }
        };
        const ending = run(fates.length, {
          window,
          stop: controller.signal,
          work: async (item) => {
            expect(halted).toBe(false);
            running += 1;
            expect(running).toBeLessThanOrEqual(window.size);
            disturb();
            const fate = fates[item]?.[tries[item] ?? 0] ?? 'ok';
            tries[item] = (tries[item] ?? 0) + 1;
            await scheduler.schedule(Promise.resolve());
            running -= 1;
            if (fate === 'ok') return '';
            if (fate === 'fatal') halted = true;
            throw new Failure(fate);
          },
        });
        const { end, settled } = await scheduler.waitFor(ending);
        expect(running).toBe(0);
        const items = settled.map(([item]) => item).toSorted((a, b) => a - b);
        expect(items).toEqual([...fates.keys()]);
        expect(Math.max(0, ...tries)).toBeLessThanOrEqual(3);
        const left = settled.filter(([, result]) => !result.ok && result.left);
        if (end.ended === 'all') expect(left).toEqual([]);
        if (end.ended === 'stopped') expect(left).not.toEqual([]);
        for (const [item, result] of settled) {
          const last = fates[item]?.[(tries[item] ?? 0) - 1];
          if (result.ok) expect(last).toBe('ok');
          else if (!result.left) expect(last === 'retry' ? tries[item] : 3).toBe(3);
        }
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
