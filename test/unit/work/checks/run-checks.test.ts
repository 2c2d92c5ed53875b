import { expect, it } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import {
  type Check,
  type CheckResult,
  type Finding,
  pass,
  warn,
} from '../../../../src/work/checks/check.ts';
import { runChecks } from '../../../../src/work/checks/run-checks.ts';
import { countsText, isFault } from '../../../../src/work/checks/verdict.ts';

const check = (id: string, run: Check['run'], needs: string[] = []): Check => ({
  id,
  name: id,
  needs,
  run,
});

async function runAll(
  checks: Iterable<Check>,
  signal = new AbortController().signal,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for await (const result of runChecks(checks, { signal, limitMs: 20 })) results.push(result);
  return results;
}

const thrown = (error: unknown) => check('x', async () => Promise.reject(error));

it('goes on after a check that hangs', async () => {
  let told: AbortSignal | undefined;
  const results = await runAll([
    check('hangs', (signal) => {
      told = signal;
      return new Promise<Finding>(() => {});
    }),
    check('next', async () => pass('Good.')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fail', 'pass']);
  expect(results[0]?.message).toBe('It gave no result within 0.02 s.');
  expect(told?.aborted).toBe(true);
});

it('makes no check whose ground is missing; a warning is ground enough', async () => {
  const results = await runAll([
    check('a', async () => warn('Hm.')),
    check(
      'b',
      async () => Promise.reject(new TaxqError({ kind: 'failed', code: 'c', message: 'No.' })),
      ['a'],
    ),
    check('c', async () => pass('Never.'), ['b']),
    check('d', async () => pass('Never.'), ['c']),
  ]);
  expect(results.map(({ status }) => status)).toEqual([
    'warn',
    'fail',
    'could-not-check',
    'could-not-check',
  ]);
});

it('tells what can’t be had from what fails, and lets a bug be a bug', async () => {
  const unsupported = new TaxqError({ kind: 'unsupported', code: 'c', message: 'Not here.' });
  const system = Object.assign(new Error('not allowed'), { code: 'EACCES' });
  const network = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  const results = await runAll([thrown(unsupported), thrown(system), thrown(network)]);
  expect(results.map(({ status }) => status)).toEqual([
    ...['could-not-check', 'could-not-check', 'fail'],
  ]);
  await expect(runAll([thrown(new TypeError('a bug'))])).rejects.toThrow('a bug');
});

it('ends at once when it is interrupted, with what was found before', async () => {
  const controller = new AbortController();
  const results = await runAll(
    [
      check('a', async () => pass('Good.')),
      check('b', () => {
        controller.abort();
        return new Promise<Finding>(() => {});
      }),
      check('c', async () => pass('Never.')),
    ],
    controller.signal,
  );
  expect(results.map(({ id }) => id)).toEqual(['a']);
});

it('takes failures for faults, and when strict all that isn’t a pass', () => {
  const states = ['pass', 'warn', 'fail', 'could-not-check'] as const;
  const faults = (strict: boolean) => states.filter((status) => isFault({ status }, strict));
  expect(faults(false)).toEqual(['fail']);
  expect(faults(true)).toEqual(['warn', 'fail', 'could-not-check']);
  expect(countsText(states.map((status) => ({ status })))).toBe(
    '1 passed, 1 with a warning, 1 failed, 1 not checked',
  );
});
