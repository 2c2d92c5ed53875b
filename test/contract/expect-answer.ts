import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import { Problem } from '../../src/portal/contract/common.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import type { Mistake } from './mistakes.ts';
import type { Answer } from './requests.ts';

/** What answers must be; a broken expectation fails the test. */
export interface Expectations {
  /** Whether this is the answer to a request that worked. */
  works(answer: Answer): boolean;
  /** What the operation documents for a request that works. */
  answer(answer: Answer): void;
  /** One of the operation's documented errors, told as the contract says. */
  problem(answer: Answer, status?: number): void;
  /** What a request gets that has one thing wrong. */
  refusal(answer: Answer, mistake: Mistake): void;
  /** What a request gets that the contract forbids. */
  forbidden(answer: Answer): void;
  /** What a request gets without a token, or with one that is none. */
  unauthorized(answer: Answer, token: string | undefined): void;
  /** What a right request may meet on a job whose state nobody prepared. */
  mayMeet: readonly number[];
}

const problems = Compile(Problem);

/** Compiles what one operation may answer, by the contract. */
export function expectationsOf({ method, surface, response, errors }: Operation): Expectations {
  const body = response.schema && Compile(response.schema);
  const expected: Expectations = {
    mayMeet: [403, 404, 409, 422],
    works: ({ status }) => status === response.status,
    answer(answer) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(response.status);
      expect(answer.headers.get('date')).toBeTruthy();
      if (body === undefined) expect(answer.body).toBeUndefined();
      else expect(body.Errors(answer.body)).toEqual([]);
      for (const name of response.headers?.required ?? []) {
        expect(answer.headers.get(name), name).toBeTruthy();
      }
      if (response.status === 302) expect(answer.headers.get('location')).toMatch(/^http/);
    },
    problem(answer, status = answer.status) {
      const said = JSON.stringify(answer.body);
      expect(answer.status, said).toBe(status);
      expect(errors, said).toContain(status);
      const requestId = answer.headers.get('x-request-id');
      if (method === 'HEAD') {
        expect(answer.body).toBeUndefined();
      } else if (surface === 'auth') {
        expect(answer.body).toMatchObject({ error: expect.any(String) });
      } else {
        expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
        expect(problems.Errors(answer.body)).toEqual([]);
        expect(answer.body).toMatchObject({
          status,
          ...(requestId === null ? {} : { request_id: requestId }),
        });
      }
    },
    refusal(answer, { name, status }) {
      expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(status);
      expected.problem(answer, status);
    },
    forbidden(answer) {
      expect([400, 403, 404, 409, 412, 415, 422], JSON.stringify(answer.body)).toContain(
        answer.status,
      );
      expected.problem(answer);
    },
    unauthorized(answer) {
      expected.problem(answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    },
  };
  return expected;
}
