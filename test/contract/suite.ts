import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { CONTRACT, type OperationId } from '../../src/portal/contract/index.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { CASES } from './cases.ts';
import type { Expectations } from './expect-answer.ts';
import { mistakesOf } from './mistakes.ts';
import { rightRequests, takesAnything, wrongRequests } from './random-requests.ts';
import { type ContractTarget, type Request, send } from './requests.ts';
import { LeftOut, openScene, type Scene, writes } from './scene.ts';
import { expectationsFor } from './strictness.ts';

/** How many requests of each kind are made up for an operation; more find more. */
const RUNS = Number(process.env['TAXQ_CONTRACT_RUNS'] ?? 10);
/** The same requests each time; a failure prints it, with the request at fault. */
const SEED = Number(process.env['TAXQ_CONTRACT_SEED'] ?? 1040);

/** How many more are made up until one works. */
const MOST = 20;

/** They reach the portal's staff, or end the job for good: never on a portal of others. */
const NEVER_ON_LOAN: readonly string[] = ['requestCancellation', 'requestReopen', 'completeJob'];

const eachOf = (
  requests: Arbitrary<Request>,
  numRuns: number,
  check: (request: Request) => Promise<void>,
) =>
  fc.assert(fc.asyncProperty(requests, check), {
    numRuns,
    seed: SEED,
    // A portal remembers: the same request again is another one.
    endOnFailure: true,
  });

/** A request that works for the operation; skips the test where the portal can't be asked for one. */
async function requestFor(
  operation: Operation,
  scene: Scene,
  { skip }: TestContext,
): Promise<Request> {
  const { loan, clientId } = scene.target;
  if (!scene.offers(operation)) skip('this portal does not offer it');
  if (loan !== undefined && NEVER_ON_LOAN.includes(operation.id)) skip('the portal is on loan');
  if (operation.surface === 'auth' && clientId === undefined) skip('a token was brought along');
  if (loan !== undefined && loan.jobId === undefined && writes(operation)) {
    skip('it writes, and no job was named that may be written to');
  }
  try {
    return await CASES[operation.id as OperationId](scene);
  } catch (error) {
    if (error instanceof LeftOut) skip(error.message);
    throw error;
  }
}

/**
 * Describes what holds for one operation.
 *
 * @param onHeld called once it has answered a right request as the contract says
 */
function describeOperation(
  operation: Operation,
  runs: number,
  sceneOf: () => Scene,
  onHeld: () => void,
): void {
  let expected: Expectations;
  beforeAll(() => {
    expected = expectationsFor(operation, sceneOf().target.strictness);
  });
  const call = (request: Request, token?: string) => {
    const { target, token: given } = sceneOf();
    return send(target, operation, request, operation.surface === 'auth' ? token : given);
  };

  test('answers a right request as the contract says', async (context) => {
    const scene = sceneOf();
    const answer = await call(await requestFor(operation, scene, context));
    const { loan } = scene.target;
    if (loan && writes(operation) && expected.mayMeet.includes(answer.status)) {
      expected.problem(answer);
    } else expected.answer(answer);
    onHeld();
  });

  test('refuses wrong requests, each with a documented error', async (context) => {
    const request = await requestFor(operation, sceneOf(), context);
    for (const mistake of mistakesOf(operation, request)) {
      expected.refusal(await call(mistake.request), mistake);
    }
  });

  test('answers whatever the contract allows as the contract says', async (context) => {
    const request = await requestFor(operation, sceneOf(), context);
    let worked = 0;
    await eachOf(rightRequests(operation, request), runs, async (made) => {
      const answer = await call(made);
      expect(answer.status).toBeLessThan(500);
      if (!expected.works(answer)) return expected.problem(answer);
      worked += 1;
      expected.answer(answer);
    });
    if (!takesAnything(operation)) expect(worked).toBe(runs);
    else if (worked === 0) {
      // Only the state of its jobs excuses a portal that refuses them all, and only on loan.
      const { loan } = sceneOf().target;
      const isExcused =
        loan !== undefined && (writes(operation) || !expected.works(await call(request)));
      for (let more = 1; !isExcused && worked === 0; more += 1) {
        if (more > MOST) throw new Error('It refuses every request that was made up.');
        // One that is refused may have spent what it was about, such as an upload.
        const fresh = rightRequests(operation, await requestFor(operation, sceneOf(), context));
        const [made] = fc.sample(fresh, { numRuns: 1, seed: SEED + more });
        if (made !== undefined && expected.works(await call(made))) worked += 1;
      }
    }
  });

  if (takesAnything(operation)) {
    test('refuses whatever the contract forbids', async (context) => {
      const request = await requestFor(operation, sceneOf(), context);
      await eachOf(wrongRequests(operation, request), runs, async (made) => {
        expected.forbidden(await call(made));
      });
    });
  }

  // Whoever asks for a token has none yet.
  if (operation.surface === 'auth') return;
  test('refuses callers without a token', async (context) => {
    const scene = sceneOf();
    const request = await requestFor(operation, scene, context);
    for (const bad of [undefined, 'garbage', `${scene.token}x`]) {
      const answer = await send(scene.target, operation, request, bad);
      expected.unauthorized(answer, bad);
    }
  });
}

/**
 * Holds a portal against the contract, operation by operation. One of the tests' own needs a few
 * dozen jobs that are claimed and some that are closed, and is changed all over; one on loan is
 * read, and written to only in the job that was named for it.
 *
 * @param options.runs how many requests of each kind are made up for an operation
 * @param options.holds the operations that it is held to; all unless given
 */
export function describeContract(
  name: string,
  start: () => Promise<ContractTarget & { close?(): Promise<void> }>,
  {
    runs = RUNS,
    holds = () => true,
  }: { runs?: number; holds?: (operation: Operation) => boolean } = {},
): void {
  describe(name, () => {
    let scene: Scene;
    let close = async () => {};
    beforeAll(async () => {
      const target = await start();
      close = async () => target.close?.();
      scene = await openScene(target);
    });
    afterAll(() => close());
    const named = new Set<string>();

    for (const operation of Object.values<Operation>(CONTRACT)) {
      if (!holds(operation)) continue;
      describe(`${operation.method} ${operation.path}`, () => {
        describeOperation(
          operation,
          runs,
          () => scene,
          () => {
            if (operation.params !== undefined) named.add(operation.id);
          },
        );
      });
    }

    test('has something to be held against, such as a job', () => {
      expect([...named]).not.toEqual([]);
    });
  });
}
