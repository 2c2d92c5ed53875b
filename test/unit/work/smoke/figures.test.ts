import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../src/portal/contract/index.ts';
import { preflightFile } from '../../../../src/transfer/preflight.ts';
import { judgeBudgets, percentile, requestFigures } from '../../../../src/work/smoke/budgets.ts';
import { contractFaults, openStrictCheck } from '../../../../src/work/smoke/contract-faults.ts';
import { probePdf } from '../../../../src/work/smoke/probe-pdf.ts';
import { tempFolder } from '../../../support/taxq.ts';

describe('figures', () => {
  it.each([
    [[], 0.95, null],
    [[7], 0.5, 7],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('are held against budgets; what wasn’t measured is open', () => {
    const figures = requestFigures([
      { status: 200, tookMs: 10 },
      { status: 503, tookMs: 30 },
      { status: null, tookMs: 1 },
    ]);
    expect(requestFigures([{ status: null, tookMs: 1 }]).p95_ms).toBeNull();
    expect(figures).toEqual({ count: 3, p50_ms: 10, p95_ms: 30, max_ms: 30 });
    const results = [
      { id: 'token', status: 'pass' as const, duration_ms: 5 },
      { id: 'members', status: 'could-not-check' as const, duration_ms: 0 },
    ].map((result) => ({ ...result, name: '', message: '', hint: null, request_id: null }));
    const budgets = ['p50', 'max', 'token', 'members', 'samples'].map((name) => ({
      name,
      limitMs: 10,
    }));
    expect(judgeBudgets(budgets, figures, results).map(({ status }) => status)).toEqual([
      'pass',
      'fail',
      'pass',
      'could-not-check',
      'could-not-check',
    ]);
  });
});

describe('an answer', async () => {
  const strict = await openStrictCheck();
  const job = { id: 'a', short_id: 'B', status: 'CLAIMED', create_time: '2026-04-14T12:00:00Z' };
  const faultsOf = (answer: unknown, status = 200) =>
    contractFaults(CONTRACT.listJobs, answer, status, strict).map(
      ({ path, breaks }) => `${path} ${breaks ? 'breaks' : 'odd'}`,
    );

  it.each<[string, unknown, string[]]>([
    ['as documented', { data: [job] }, []],
    ['with more fields', { data: [{ ...job, more: 1 }], more: [] }, []],
    [
      'with two faults',
      { data: [{ ...job, id: 1, status: null }] },
      ['/data/*/id breaks', '/data/*/status breaks'],
    ],
    [
      'with the same fault twice',
      {
        data: [
          { ...job, id: 1 },
          { ...job, id: 2 },
        ],
      },
      ['/data/*/id breaks'],
    ],
    ['that is no page', [], [' breaks']],
    [
      'with a time of its own form',
      { data: [{ ...job, create_time: 'now' }] },
      ['/data/*/create_time odd'],
    ],
  ])('%s', (_, answer, faults) => {
    expect(faultsOf(answer)).toEqual(faults);
  });

  it('with another status is odd, and can be read', () => {
    expect(faultsOf({ data: [] }, 201)).toEqual([' odd']);
  });
});

it('makes a PDF that taxq itself takes, the same for the same line', async () => {
  const path = join(await tempFolder(), 'probe.pdf');
  await writeFile(path, probePdf('taxq smoke check r-1'));
  const { sha256 } = await preflightFile(path, { expectPdf: true });
  await writeFile(path, probePdf('taxq smoke check r-1'));
  expect((await preflightFile(path, { expectPdf: true })).sha256).toBe(sha256);
  expect(() => probePdf('(')).toThrow(RangeError);
});
