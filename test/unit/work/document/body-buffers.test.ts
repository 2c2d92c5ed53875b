import { expect, test } from 'vitest';
import { openBodyBuffers } from '../../../../src/work/document/body-buffers.ts';

test('what was given back is used again, with the length that is asked for', () => {
  const { take, giveBack } = openBodyBuffers(100);
  const first = take(60);
  expect(first).toHaveLength(60);
  giveBack(first);
  const second = take(100);
  expect(second).toHaveLength(100);
  expect(second.buffer).toBe(first.buffer);
});

test('two bodies that are in use never share memory', () => {
  const { take, giveBack } = openBodyBuffers(100);
  const bodies = [take(60), take(60), take(60)];
  expect(new Set(bodies.map(({ buffer }) => buffer)).size).toBe(3);
  for (const body of bodies) giveBack(body);
  expect(take(60).buffer).not.toBe(take(60).buffer);
});

test('a body larger than any that was expected gets memory of its own, which isn’t kept', () => {
  const { take, giveBack } = openBodyBuffers(100);
  const large = take(101);
  expect(large).toHaveLength(101);
  giveBack(large);
  expect(take(100).buffer).not.toBe(large.buffer);
});
