import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { insideOf } from '../../../src/transfer/paths.ts';

it.each([
  ['/returns/a.pdf', 'a.pdf'],
  ['/returns/2024/../a.pdf', 'a.pdf'],
  ['2024/a.pdf', join('2024', 'a.pdf')],
  ['/returns/..a.pdf', '..a.pdf'],
  ['/returns/.../a.pdf', join('...', 'a.pdf')],
  ['/returns-old/a.pdf', null],
  ['/a.pdf', null],
  ['..', null],
  ['/returns', null],
])('seen from its folder, %s is %s', (path, inner) => {
  expect(insideOf('/returns', path)).toBe(inner);
});

it('a folder may be given as a relative path', () => {
  expect(insideOf('returns', 'a.pdf')).toBe('a.pdf');
  expect(insideOf('returns', resolve('returns/a.pdf'))).toBe('a.pdf');
  expect(insideOf('.', resolve('..', 'a.pdf'))).toBeNull();
});
