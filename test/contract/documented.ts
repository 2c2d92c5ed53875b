import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import type { Operation } from '../../src/portal/contract/operation.ts';
import type { Expectations } from './expect-answer.ts';
import type { Answer } from './requests.ts';

/** BadRequest, Unauthorized, Forbidden, NotFound, Conflict: all errors that the documentation names. */
const NAMED = [400, 401, 403, 404, 409];

/** Listed in the documentation, but on no page that could be read. */
const WITHOUT_PAGE: readonly string[] = ['listJobConsultations'];

/**
 * What one operation of the public surface may answer, by what its public documentation says and no
 * more. It is silent about the body of an error, about dates, request ids and further headers, about
 * 200 or 201 for a write, and about fields and values that nobody has named: there all is right. A
 * status of 500 and above never is.
 */
export function documentedExpectationsOf({
  id,
  method,
  response,
}: Pick<Operation, 'id' | 'method' | 'response'>): Expectations {
  const hasPage = !WITHOUT_PAGE.includes(id);
  const body = hasPage && response.schema ? Compile(response.schema) : undefined;
  const saidBy = ({ status, body: told }: Answer) => `${status} ${JSON.stringify(told)}`;
  const works = ({ status }: Answer) =>
    method === 'GET' ? status === response.status : status >= 200 && status < 300;
  const expected: Expectations = {
    mayMeet: [400, 403, 404, 409],
    works,
    answer(answer) {
      if (!hasPage && answer.status === 404) return;
      expect(works(answer), saidBy(answer)).toBe(true);
      if (body !== undefined) expect(body.Errors(answer.body)).toEqual([]);
      if (response.status === 302) expect(answer.headers.get('location')).toMatch(/^(https?:|\/)/);
    },
    problem(answer, status) {
      expect(status === undefined ? NAMED : [status], saidBy(answer)).toContain(answer.status);
    },
    refusal(answer, { name, status, isDocumented }) {
      const said = `${name}: ${saidBy(answer)}`;
      if (isDocumented) expect([...NAMED, status], said).toContain(answer.status);
      else expect(answer.status, said).toBeLessThan(500);
    },
    forbidden(answer) {
      expect(answer.status, saidBy(answer)).toBeLessThan(500);
    },
    unauthorized(answer, token) {
      expect(token === undefined ? [401, 403] : [401], saidBy(answer)).toContain(answer.status);
    },
  };
  return expected;
}
