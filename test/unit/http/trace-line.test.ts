import { expect, it } from 'vitest';
import { shownPath } from '../../../src/http/trace-line.ts';

it.each([
  ['/v1.0/jobs', '/v1.0/jobs'],
  ['/v1.0/jobs?page_size=50', '/v1.0/jobs?page_size=50'],
  ['/v1.0/jobs?filter=name%3A%22Priya%22&page_size=5', '/v1.0/jobs?filter=…&page_size=5'],
  ['/v1.0/jobs?page_token=secret', '/v1.0/jobs?page_token=…'],
  ['/v1.0/jobs?Priya+Raman', '/v1.0/jobs?…'],
])('%s is traced without what it asks for', (path, shown) => {
  expect(shownPath(path)).toBe(shown);
});
