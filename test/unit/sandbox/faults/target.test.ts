import { expect, test } from 'vitest';
import { parseTarget } from '../../../../src/sandbox/faults/target.ts';

test.each([
  ['getJob', 'GET /v1.0/jobs/17', true],
  ['getJob', 'POST /v1.0/jobs/17', false],
  ['getJob', 'GET /v1.0/jobs/17/messages', false],
  ['getJobByShortId', 'GET /v1.0/jobs/getByShortId:ABC', true],
  ['getJob', 'GET /v1.0/jobs/getByShortId:ABC', false],
  ['POST /v1.0/documents', 'POST /v1.0/documents', true],
  ['post /v1.0/documents', 'POST /v1.0/documents', true],
  ['POST /v1.0/documents', 'GET /v1.0/documents', false],
  ['POST /v1.0/documents', 'POST /v1.0/documents/1', false],
  ['POST /v1.0/documents', 'POST /v1x0/documents', false],
  ['/v1.0/jobs/{job}/messages', 'POST /v1.0/jobs/17/messages', true],
  ['/v1.0/jobs/{job}/messages', 'GET /v1.0/jobs/17/18/messages', false],
  ['GET /content/*', 'GET /content/ticket', true],
  ['/pro/*', 'GET /pro/v1/jobs/17/notes', true],
  ['*', 'POST /oauth/token', true],
  ['GET *', 'POST /oauth/token', false],
])('%s and the request %s: %s', (text, request, expected) => {
  const [method = '', path = ''] = request.split(' ');
  expect(parseTarget(text)?.matches(method, path)).toBe(expected);
});

test.each(['getjob', 'no such thing', 'GET', 'jobs/1', ''])('“%s” means no requests', (text) => {
  expect(parseTarget(text)).toBeUndefined();
});
