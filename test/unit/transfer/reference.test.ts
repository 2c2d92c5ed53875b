import { expect, it } from 'vitest';
import { referenceOf, shortReference, withReference } from '../../../src/transfer/reference.ts';

const SHA = `0123456789ab${'c'.repeat(52)}`;
const OTHER = 'f'.repeat(64);

it('puts the first twelve digits of the digest at the end of a description', () => {
  expect(shortReference(SHA)).toBe('0123456789ab');
  expect(withReference('Signed copy', SHA)).toBe('Signed copy [ref 0123456789ab]');
  expect(withReference(undefined, SHA)).toBe('[ref 0123456789ab]');
  expect(withReference('  ', SHA)).toBe('[ref 0123456789ab]');
});

it('replaces a reference instead of adding a second one', () => {
  const once = withReference('Signed copy', OTHER);
  expect(withReference(once, SHA)).toBe('Signed copy [ref 0123456789ab]');
  expect(withReference(withReference(null, OTHER), SHA)).toBe('[ref 0123456789ab]');
});

it.each([
  ['Signed copy [ref 0123456789ab]', '0123456789ab'],
  ['two\nlines [ref 0123456789ab]\n', '0123456789ab'],
  ['[ref 0123456789ab] and more', null],
  ['[ref 0123456789AB]', null],
  ['[ref 0123456789abc]', null],
  ['', null],
  [null, null],
  [undefined, null],
])('reads %j back as %s', (description, reference) => {
  expect(referenceOf(description)).toBe(reference);
});

it.each(['', 'abc', SHA.toUpperCase(), `${SHA}0`])('refuses %j as a digest', (text) => {
  expect(() => shortReference(text)).toThrow(RangeError);
});
