import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { wishOf } from '../../../../src/transfer/manifest/wish.ts';
import { isSent, type Verdict, verdictText } from '../../../../src/work/upload/verdict.ts';
import { held } from './candidates.ts';

const verdicts = fc.oneof(
  fc.constantFrom<Verdict>({ kind: 'upload' }, { kind: 'ambiguous' }),
  fc.string().map((title): Verdict => ({ kind: 'new_version', document: held({ title }) })),
  fc.string().map((title): Verdict => ({ kind: 'same', document: held({ title }) })),
  fc.string().map(
    (message): Verdict => ({
      kind: 'refused',
      error: new TaxqError({ kind: 'refused', code: 'rule_d4', message }),
    }),
  ),
);

describe('a verdict in a manifest', () => {
  test('is understood as it was meant when nobody changed it', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        expect(wishOf(verdictText(verdict))).toBe(isSent(verdict) ? 'upload' : 'skip');
      }),
    );
  });

  test.each(['', '  ', null])('is left to taxq when there is none: %j', (text) => {
    expect(wishOf(text)).toBe('judge');
  });

  test.each([
    'Upload',
    ' UPLOAD ',
    'new version',
    'New version of “mine”',
    'new version of "mine"',
  ])('asks for it: %s', (text) => {
    expect(wishOf(text)).toBe('upload');
  });

  test.each(['skip', 'Skip for now', 'SAME', 'ambiguous', 'Refused'])('says no: %s', (text) => {
    expect(wishOf(text)).toBe('skip');
  });

  test.each([
    'uplaod',
    'uploaded',
    'upload!',
    'upload now',
    'new version of nothing; do not send',
    'yes',
    'ok',
    'new',
    'x',
    'don’t upload',
    'newversion',
    'skipped',
  ])('means nothing: %s', (text) => {
    expect(wishOf(text)).toBeNull();
  });
});
