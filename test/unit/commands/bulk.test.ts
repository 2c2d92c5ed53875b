import { expect, test } from 'vitest';
import { raiseFailures } from '../../../src/commands/bulk.ts';
import { type ErrorKind, TaxqError } from '../../../src/errors.ts';

const WORDS = { code: 'some_failed', what: 'files could not be uploaded', hint: 'Again.' };

const failure = (name: string, kind: ErrorKind = 'refused') => ({
  line: `${name}: it failed.`,
  error: new TaxqError({ kind, code: name, message: `${name} failed.` }),
});

const failures = (...names: string[]) => names.map((name) => failure(name));

test('a bulk in which all went well ends without an error', () => {
  expect(() => raiseFailures([], 3, WORDS)).not.toThrow();
});

test('a bulk in which all failed ends as its first failure', () => {
  expect(() => raiseFailures(failures('a', 'b'), 2, WORDS)).toThrow('a failed.');
});

test('a bulk in which some failed says how many, names three, and what to do', () => {
  expect(() => raiseFailures(failures('a', 'b', 'c', 'd', 'e'), 9, WORDS)).toThrow(
    expect.objectContaining({
      kind: 'partial',
      code: 'some_failed',
      message: '5 of 9 files could not be uploaded.',
      why: 'a: it failed. b: it failed. c: it failed. And 2 more.',
      hint: 'Again.',
    }),
  );
});

test('an interruption comes before what failed until then', () => {
  const all = [...failures('a'), failure('stopped', 'interrupted')];
  expect(() => raiseFailures(all, 5, WORDS)).toThrow('stopped failed.');
});
