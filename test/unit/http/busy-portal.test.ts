import { describe, expect, it } from 'vitest';
import { createCommandLimits } from '../../../src/http/command-limits.ts';
import { DEFAULT_RETRY } from '../../../src/http/retry.ts';
import { json, startServer } from '../../support/server.ts';
import { GET, openTestTransport } from './open.ts';

const settle = (request: Promise<unknown>) => request.catch((error: unknown) => error);

/** A transport on a clock that only waiting moves. */
async function scene(statusOf: (count: number) => number, asks = '5', longestWaitMs?: number) {
  const server = await startServer((_, response, count) =>
    json(response, {}, statusOf(count), { 'retry-after': asks }),
  );
  let time = 0;
  const now = () => time;
  const limits = createCommandLimits({ now, longestWaitMs });
  const { transport } = openTestTransport(server.origin, {
    ...{ now, limits, server: 'The portal of profile “firm”', connections: 4 },
    sleep: async (ms) => {
      time += ms;
    },
  });
  const pass = (ms: number) => {
    time += ms;
  };
  return { server, transport, limits, now, pass };
}

describe('a portal that is busy without end', () => {
  it('ends a command of hundreds of requests in the time of a few, and says what it asks for', async () => {
    const { server, transport, now } = await scene((count) => (count <= 20 ? 200 : 429));
    const worker = async () => {
      let last: unknown;
      for (let i = 0; i < 100; i += 1) last = await settle(transport.send(GET));
      return last;
    };
    const [last] = await Promise.all(Array.from({ length: 4 }, worker));
    expect(last).toMatchObject({
      kind: 'unreachable',
      code: 'portal_busy',
      message: `The portal of profile “firm” at ${server.origin} is too busy and asks to wait 5 s.`,
      why: expect.stringMatching(
        /^It answered 429 \d+ times in a row\. taxq has waited \d+ s for it\.$/,
      ),
      retryable: true,
    });
    expect(server.seen.length).toBeLessThan(60);
    // The four workers’ waits follow one another on this clock.
    expect(now()).toBeLessThan(90_000);
  });

  it('is asked again after what it asked for, and once it has time all go on', async () => {
    let isBusy = true;
    const { server, transport, pass } = await scene(() => (isBusy ? 429 : 200), '10');
    expect(await transport.send(GET)).toMatchObject({ status: 429 });
    expect(server.seen).toHaveLength(DEFAULT_RETRY.attempts);
    expect(await settle(transport.send(GET))).toMatchObject({ code: 'portal_busy' });
    pass(10_000);
    expect(await settle(transport.send(GET))).toMatchObject({ code: 'portal_busy' });
    expect(server.seen).toHaveLength(DEFAULT_RETRY.attempts + 1);
    isBusy = false;
    pass(10_000);
    expect(await transport.send(GET)).toMatchObject({ status: 200 });
    expect(await transport.send(GET)).toMatchObject({ status: 200 });
  });

  it('that takes one request and not the next holds a command for five minutes in all', async () => {
    const { transport, now } = await scene((count) => (count % 2 === 0 ? 200 : 429), '50');
    const outcomes = [];
    for (let i = 0; i < 50; i += 1) outcomes.push(await settle(transport.send(GET)));
    expect(outcomes.at(-1)).toMatchObject({
      code: 'portal_busy',
      why: 'It answered 429. taxq has waited 5 min for it.',
    });
    expect(now()).toBeLessThan(6 * 60_000);
  });

  it('holds one longer that was told to wait longer, or that paces itself', async () => {
    const flaky = (count: number) => (count % 2 === 0 ? 200 : 429);
    const long = await scene(flaky, '50', 3_600_000);
    const own = await scene(flaky, '50');
    own.limits.paceItself();
    for (const { transport, now } of [long, own]) {
      for (let i = 0; i < 12; i += 1) {
        expect(await transport.send(GET)).toMatchObject({ status: 200 });
      }
      expect(now()).toBeGreaterThan(9 * 60_000);
    }
  });
});
