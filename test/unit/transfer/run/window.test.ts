import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWindow } from '../../../../src/transfer/run/window.ts';

const open = (max: number, start?: number) => {
  let time = 0;
  const window = createWindow({ max, now: () => time, ...(start === undefined ? {} : { start }) });
  return {
    window,
    at: (ms: number) => {
      time = ms;
    },
  };
};

const times = (count: number, act: () => void) => {
  for (let i = 0; i < count; i += 1) act();
};

describe('the window of transfers under way', () => {
  it('starts as wide as it may be, or as it is told, and never beyond', () => {
    expect(open(8).window.size).toBe(8);
    expect(open(8, 2).window.size).toBe(2);
    expect(open(8, 20).window.size).toBe(8);
  });

  it('opens by one after as many successes as it is wide', () => {
    const { window } = open(8, 2);
    window.succeeded();
    expect(window.size).toBe(2);
    window.succeeded();
    expect(window.size).toBe(3);
    times(3, window.succeeded);
    expect(window.size).toBe(4);
  });

  it('is halved by congestion, down to one', () => {
    const { window, at } = open(8);
    for (const [ms, size] of [
      [0, 4],
      [2_000, 2],
      [4_000, 1],
      [6_000, 1],
    ] as const) {
      at(ms);
      window.congested(ms);
      expect(window.size).toBe(size);
    }
  });

  it('is halved once by one congestion, however many requests meet it', () => {
    const { window, at } = open(16);
    at(10_000);
    times(5, () => window.congested(9_000));
    expect(window.size).toBe(8);
    at(10_900);
    window.congested(10_900);
    expect(window.size).toBe(8);
  });

  it('takes no notice of a slow request that went out before it was cut', () => {
    const { window, at } = open(16);
    at(10_000);
    window.congested(9_000);
    at(30_000);
    window.congested(9_999);
    expect(window.size).toBe(8);
    window.congested(10_001);
    expect(window.size).toBe(4);
  });

  it('forgets after a cut what had gone well before', () => {
    const { window } = open(4);
    times(3, window.succeeded);
    window.congested(0);
    window.succeeded();
    expect(window.size).toBe(2);
  });

  it('tells each change once, until nobody listens', () => {
    const { window, at } = open(4);
    const sizes: number[] = [];
    const unlisten = window.onChange((size) => sizes.push(size));
    window.congested(0);
    times(2, window.succeeded);
    unlisten();
    at(5_000);
    window.congested(5_000);
    expect(sizes).toEqual([2, 3]);
  });

  it('is always between one and its largest size', () => {
    const steps = fc.array(fc.option(fc.integer({ min: 0, max: 3_000 })), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), steps, (max, all) => {
        const { window, at } = open(max);
        let time = 0;
        for (const step of all) {
          if (step === null) window.succeeded();
          else {
            time += step;
            at(time);
            window.congested(time);
          }
          expect(window.size).toBeGreaterThanOrEqual(1);
          expect(window.size).toBeLessThanOrEqual(max);
        }
      }),
    );
  });
});
