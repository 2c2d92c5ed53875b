import { expect, it } from 'vitest';
import { compareInstants, isSince, newestOf } from '../../../src/rules/instants.ts';

it.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', 0],
  ['2026-01-01T00:00:00.1Z', '2026-01-01T00:00:00.100000000Z', 0],
  ['2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00.123000001Z', -1],
  ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123455999Z', 1],
  ['2026-01-01T00:00:01Z', '2026-01-01T00:00:00.999999999Z', 1],
  ['2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', 0],
])('%s against %s is %i', (left, right, order) => {
  expect(Math.sign(compareInstants(left, right))).toBe(order);
  expect(Math.sign(compareInstants(right, left))).toBe(order === 0 ? 0 : -order);
  expect(isSince(right)({ create_time: left })).toBe(order >= 0);
  expect(isSince(left)({ create_time: right })).toBe(order <= 0);
});

it('refuses a text that is not an instant', () => {
  expect(() => compareInstants('soon', '2026-01-01T00:00:00Z')).toThrow('soon');
  expect(() => isSince('soon')).toThrow('soon');
  expect(() => isSince('2026-01-01T00:00:00Z')({ create_time: 'soon' })).toThrow('soon');
});

it('picks the newest item, and the same one of two equals in any order', () => {
  const early = { id: 'z', create_time: '2026-01-01T00:00:00Z' };
  const a = { id: 'a', create_time: '2026-01-02T00:00:00Z' };
  const b = { id: 'b', create_time: '2026-01-02T00:00:00.000Z' };
  expect(newestOf([a, early, b])).toBe(b);
  expect(newestOf([b, a, early])).toBe(b);
  expect(newestOf([])).toBeUndefined();
});
