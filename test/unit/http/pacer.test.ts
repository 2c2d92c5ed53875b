import { describe, expect, it } from 'vitest';
import { createPacer, type PacerOptions } from '../../../src/http/pacer.ts';

/** A pacer whose clock goes on only when somebody sleeps. */
const open = (options: PacerOptions = {}) => {
  let time = 1_000_000;
  const waits: number[] = [];
  const pacer = createPacer({
    now: () => time,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
      time += ms;
    },
    ...options,
  });
  const pass = (ms: number) => {
    time += ms;
  };
  return { pacer, waits, pass };
};

const OK = { status: 200, retryAfterMs: null };
const BUSY = { status: 429, retryAfterMs: null };

describe('the pacer', () => {
  it('lets requests go at once, before anything else happens, as long as nothing is held', async () => {
    const { pacer, waits } = open();
    const order: string[] = [];
    const turn = new Promise((resolve) => setImmediate(resolve)).then(() => order.push('later'));
    for (let i = 0; i < 100; i += 1) await pacer.turn();
    order.push('turns');
    await turn;
    expect(order).toEqual(['turns', 'later']);
    expect(waits).toEqual([]);
  });

  it.each([429, 503])('holds everybody until a %i’s Retry-After is over', async (status) => {
    const { pacer, waits, pass } = open();
    pacer.answered({ status, retryAfterMs: 7_000 });
    pass(2_000);
    await pacer.turn();
    expect(waits).toEqual([5_000]);
    await pacer.turn();
    expect(waits).toEqual([5_000]);
  });

  it('lets nobody come back too early, nor all at one moment', async () => {
    const chances = [0, 0.5, 1];
    const { pacer, waits } = open({ random: () => chances.shift() ?? 0, now: () => 0 });
    pacer.answered({ status: 429, retryAfterMs: 7_000 });
    for (let i = 0; i < 3; i += 1) await pacer.turn();
    expect(waits).toEqual([7_000, 7_125, 7_250]);
  });

  it('keeps the longer of two holds', async () => {
    const { pacer, waits } = open();
    pacer.answered({ status: 503, retryAfterMs: 30_000 });
    pacer.answered({ status: 503, retryAfterMs: 1_000 });
    await pacer.turn();
    expect(waits).toEqual([30_000]);
  });

  it.each([429, 503])('holds nobody for a %i that asks for more than its cap', async (status) => {
    const { pacer, waits } = open({ capMs: 30_000 });
    pacer.answered({ status, retryAfterMs: 30_001 });
    await pacer.turn();
    expect(waits).toEqual([]);
  });

  it('waits on when the hold grew longer while somebody waited', async () => {
    const { pacer, waits } = open({
      sleep: async (ms) => {
        if (waits.push(ms) === 1) pacer.answered({ status: 429, retryAfterMs: 9_000 });
      },
      now: () => 0,
    });
    pacer.answered({ status: 429, retryAfterMs: 4_000 });
    await pacer.turn();
    expect(waits).toEqual([4_000, 9_000]);
  });

  it('lets a request’s own wait and the common hold run at the same time', async () => {
    const { pacer, waits } = open();
    await pacer.turn(undefined, 300);
    pacer.answered({ status: 429, retryAfterMs: 1_000 });
    await pacer.turn(undefined, 2_000);
    pacer.answered({ status: 429, retryAfterMs: 1_000 });
    await pacer.turn(undefined, 400);
    expect(waits).toEqual([300, 2_000, 1_000]);
  });

  it('doubles the hold from one 429 without a time to the next, up to 8 s', async () => {
    const { pacer, waits } = open();
    for (let i = 0; i < 7; i += 1) {
      pacer.answered(BUSY);
      await pacer.turn();
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('takes 429s that come in while it holds for one', async () => {
    const { pacer, waits } = open();
    for (let i = 0; i < 8; i += 1) pacer.answered(BUSY);
    await pacer.turn();
    expect(waits).toEqual([250]);
  });

  it('holds for a shorter time again, little by little, after what was answered well', async () => {
    const { pacer, waits } = open();
    for (let i = 0; i < 4; i += 1) {
      pacer.answered(BUSY);
      await pacer.turn();
    }
    pacer.answered(OK);
    pacer.answered(BUSY);
    await pacer.turn();
    expect(waits.at(-1)).toBe(3_600);
    for (let i = 0; i < 50; i += 1) pacer.answered(OK);
    pacer.answered(BUSY);
    await pacer.turn();
    expect(waits.at(-1)).toBe(250);
  });

  it('asks no more of a clock that was set back than its cap', async () => {
    const { pacer, waits, pass } = open();
    pacer.answered({ status: 429, retryAfterMs: 1_000 });
    pass(-3_600_000);
    await pacer.turn();
    expect(waits).toEqual([60_000]);
  });

  it('ends a wait with the reason it was aborted for', async () => {
    const reason = new Error('interrupted');
    const controller = new AbortController();
    const pacer = createPacer();
    pacer.answered({ status: 429, retryAfterMs: 30_000 });
    const turn = pacer.turn(controller.signal);
    controller.abort(reason);
    await expect(turn).rejects.toBe(reason);
    await expect(pacer.turn(controller.signal)).rejects.toBe(reason);
  });
});

describe('who watches the pacer', () => {
  const watch = () => {
    const { pacer } = open();
    const seen: string[] = [];
    const unwatch = pacer.watch({
      congested: (agoMs) => seen.push(`congested ${agoMs}`),
      eased: () => seen.push('eased'),
      held: (ms) => seen.push(`held ${ms}`),
    });
    return { pacer, seen, unwatch };
  };

  it.each([429, 502, 503, 504, null])('hears of congestion at %s', (status) => {
    const { pacer, seen } = watch();
    pacer.answered({ status, retryAfterMs: 1, tookMs: 40 });
    expect(seen.filter((one) => !one.startsWith('held'))).toEqual(['congested 40']);
  });

  it('hears of what went well, and nothing of a refusal', () => {
    const { pacer, seen } = watch();
    for (const status of [200, 201, 303, 401, 404, 422, 500, 507]) {
      pacer.answered({ status, retryAfterMs: null });
    }
    expect(seen).toEqual(['eased', 'eased', 'eased']);
  });

  it('hears how long everybody is held, once for each hold', () => {
    const { pacer, seen } = watch();
    pacer.answered({ status: 429, retryAfterMs: 12_000 });
    pacer.answered({ status: 429, retryAfterMs: 12_000 });
    pacer.answered({ status: 500, retryAfterMs: 90_000 });
    expect(seen.filter((one) => one.startsWith('held'))).toEqual(['held 12000']);
  });

  it('hears nothing more once it left', () => {
    const { pacer, seen, unwatch } = watch();
    unwatch();
    pacer.answered(OK);
    expect(seen).toEqual([]);
  });
});
