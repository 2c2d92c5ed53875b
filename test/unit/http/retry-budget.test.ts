import { describe, expect, it } from 'vitest';
import { createRetryBudget } from '../../../src/http/retry-budget.ts';

/** Retries that a command gets which makes so many requests. */
function retriesFor(requests: number): number {
  const budget = createRetryBudget();
  for (let i = 0; i < requests; i += 1) budget.asked();
  let retries = 0;
  while (budget.take()) retries += 1;
  return retries;
}

describe('the retries of a whole command', () => {
  it.each([
    [1, 50],
    [250, 50],
    [1_000, 200],
    [10_000, 2_000],
  ])('of %i requests are %i', (requests, retries) => {
    expect(retriesFor(requests)).toBe(retries);
  });

  it('grow with the requests that follow', () => {
    const budget = createRetryBudget({ least: 1, share: 0.5 });
    expect([budget.take(), budget.take()]).toEqual([true, false]);
    for (let i = 0; i < 4; i += 1) budget.asked();
    expect([budget.take(), budget.take()]).toEqual([true, false]);
  });
});
