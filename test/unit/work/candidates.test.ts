import { expect, test } from 'vitest';
import { candidatesFor, theyAre } from '../../../src/work/candidates.ts';

const THINGS = [
  { id: 'D1', name: 'Draft return' },
  { id: 'D2', name: 'Draft return, second' },
  { id: 'D3', name: 'd1' },
];

const idsFor = (text: string) =>
  candidatesFor(text, THINGS, ({ name }) => [name]).map(({ id }) => id);

test.each([
  ['an id comes before a name', 'd1', ['D1']],
  ['a whole name comes before a part of one', ' draft RETURN ', ['D1']],
  ['a part fits every name that has it', 'return', ['D1', 'D2']],
  ['nothing fits nothing', ' ', []],
  ['what is in no name fits nothing', 'final', []],
])('%s', (_, text, ids) => {
  expect(idsFor(text)).toEqual(ids);
});

test('what fits is named eight at a time, the rest is counted', () => {
  expect(theyAre(['a', 'b'])).toBe('They are: a, b.');
  expect(theyAre([...'abcdefghij'])).toBe('They are: a, b, c, d, e, f, g, h and 2 more.');
});
