import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import { Problem } from '../../src/portal/contract/common.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import type { Answer } from './requests.ts';

/** What an answer must be; a broken expectation fails the test. */
export interface Expectations {
  /** What the operation documents for a request that works. */
  answer(answer: Answer): void;
  /** One of the operation's documented errors, told as the contract says. */
  problem(answer: Answer, status?: number): void;
}

const problems = Compile(Problem);

/** Compiles what one operation may answer. */
export function expectationsOf({ method, surface, response, errors }: Operation): Expectations {
  const body = response.schema && Compile(response.schema);
  return {
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
  };
}
