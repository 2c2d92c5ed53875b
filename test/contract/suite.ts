import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/portal/contract/common.ts';
import { CONTRACT, type OperationId } from '../../src/portal/contract/index.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { CASES } from './cases.ts';
import { mistakesOf } from './mistakes.ts';
import { type Answer, type ContractTarget, send } from './requests.ts';
import { openScene, type Scene } from './scene.ts';

const problem = Compile(Problem);

function expectProblem(answer: Answer, status: number, operation: Operation): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(operation.errors).toContain(status);
  if (operation.method === 'HEAD') {
    expect(answer.body).toBeUndefined();
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    return;
  }
  if (operation.surface === 'auth') {
    expect(answer.body).toMatchObject({ error: expect.any(String) });
    return;
  }
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem.Errors(answer.body)).toEqual([]);
  expect(answer.body).toMatchObject({ status, request_id: answer.headers.get('x-request-id') });
}

function expectAnswer(answer: Answer, { response }: Operation): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(response.status);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  expect(answer.headers.get('date')).toBeTruthy();
  if (response.schema === undefined) expect(answer.body).toBeUndefined();
  else expect(Compile(response.schema).Errors(answer.body)).toEqual([]);
  for (const name of response.headers?.required ?? []) {
    expect(answer.headers.get(name), name).toBeTruthy();
  }
  if (response.status === 302) expect(answer.headers.get('location')).toMatch(/^http/);
}

/**
 * Holds a portal against the contract, operation by operation. It changes the portal's jobs, and
 * needs a few dozen that are claimed and some that are closed.
 */
export function describeContract(
  name: string,
  start: () => Promise<ContractTarget & { close(): Promise<void> }>,
): void {
  describe(name, () => {
    let scene: Scene;
    let close = async () => {};
    beforeAll(async () => {
      const target = await start();
      close = () => target.close();
      scene = await openScene(target);
    });
    afterAll(() => close());

    for (const id of Object.keys(CONTRACT) as OperationId[]) {
      const operation: Operation = CONTRACT[id];
      describe(`${operation.method} ${operation.path}`, () => {
        const token = () => (operation.surface === 'auth' ? undefined : scene.token);

        test('answers a right request as the contract says', async () => {
          const request = await CASES[id](scene);
          expectAnswer(await send(scene.target, operation, request, token()), operation);
        });

        test('refuses wrong requests, each with a documented error', async () => {
          const request = await CASES[id](scene);
          for (const mistake of mistakesOf(operation, request)) {
            const answer = await send(scene.target, operation, mistake.request, token());
            expect(answer.status, `${mistake.name}: ${JSON.stringify(answer.body)}`).toBe(
              mistake.status,
            );
            expectProblem(answer, mistake.status, operation);
          }
        });

        // Whoever asks for a token has none yet.
        if (operation.surface === 'auth') return;
        test('refuses callers without a token', async () => {
          const request = await CASES[id](scene);
          for (const bad of [undefined, 'garbage', `${scene.token}x`]) {
            const answer = await send(scene.target, operation, request, bad);
            expectProblem(answer, 401, operation);
            expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
          }
        });
      });
    }
  });
}
