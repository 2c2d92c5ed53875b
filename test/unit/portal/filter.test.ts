import { describe, expect, test } from 'vitest';
import { allOf, holds } from '../../../src/portal/filter.ts';
import { filterTokens } from '../../../src/sandbox/filter/tokens.ts';

describe('a filter that taxq writes', () => {
  test.each([
    ['a plain text', 'CLAIMED'],
    ['an e-mail', 'dana@firm.example'],
    ['a quote', 'Dana "Dee" Whitaker'],
    ['a backslash at its end', 'C:\\'],
    ['both together', '\\" OR status = \\"CLOSED'],
    ['another alphabet', 'Ελένη 李'],
  ])('keeps %s in one piece', (_, text) => {
    expect(filterTokens(holds('email', text)).map((token) => token.text)).toEqual([
      ...['email', '=', text],
    ]);
  });

  test('joins its terms with AND', () => {
    expect(allOf([])).toBe('');
    expect(allOf([holds('status', 'CLAIMED')])).toBe('status = "CLAIMED"');
    expect(allOf([holds('status', 'CLAIMED'), 'inactive = true'])).toBe(
      'status = "CLAIMED" AND inactive = true',
    );
  });
});
