import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createCommandLimits } from '../../../src/http/command-limits.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { cut, json, startServer } from '../../support/server.ts';
import { GET, openTestTransport, WRITE } from './open.ts';

const settle = (requests: readonly Promise<unknown>[]) =>
  Promise.all(
    requests.map((request) =>
      request.then(
        () => 'answered',
        (error: unknown) => error,
      ),
    ),
  );

describe('many requests to a portal that is dead', () => {
  it('end soon: after the first few it isn’t asked any more, and every error says why', async () => {
    const server = await startServer((_seen, _response, _count, request) => cut(request));
    const { transport } = openTestTransport(server.origin, {
      connections: 8,
      server: 'The portal of profile “firm”',
    });
    const worker = async () => {
      const outcomes: unknown[] = [];
      for (let i = 0; i < 60; i += 1) outcomes.push(...(await settle([transport.send(GET)])));
      return outcomes.at(-1);
    };
    const [last] = await Promise.all(Array.from({ length: 8 }, worker));
    expect(server.seen.length).toBeLessThan(50);
    expect(last).toMatchObject({
      kind: 'unreachable',
      code: 'portal_down',
      message: `The portal of profile “firm” at ${server.origin} can’t be reached.`,
      why: expect.stringMatching(/^taxq asked \d+ times in a row, .* The connection was cut\.$/),
      retryable: true,
      outcomeUnknown: false,
    });
  });

  it('go on once it is back', async () => {
    let time = 0;
    let isBack = false;
    const server = await startServer((_seen, response, _count, request) =>
      isBack ? json(response, {}) : cut(request),
    );
    const { transport } = openTestTransport(server.origin, { now: () => time });
    for (let i = 0; i < 4; i += 1) await settle([transport.send(GET)]);
    expect(server.seen).toHaveLength(12);
    isBack = true;
    await expect(transport.send(GET)).rejects.toMatchObject({ code: 'portal_down' });
    time += 5_000;
    expect((await transport.send(GET)).status).toBe(200);
    expect((await transport.send(GET)).status).toBe(200);
  });

  it('know of each other over all connections of a command to that server', async () => {
    const server = await startServer((_, response) => json(response, {}, 502));
    const limits = createCommandLimits();
    for (let i = 0; i < 3; i += 1) {
      await openTestTransport(server.origin, { limits }).transport.send(GET);
    }
    const { transport } = openTestTransport(server.origin, { limits });
    await expect(transport.send(GET)).rejects.toMatchObject({
      code: 'portal_down',
      why: expect.stringContaining('12 times in a row'),
    });
    expect(server.seen).toHaveLength(12);
  });
});

describe('a portal that is sick', () => {
  it('gets a fifth more requests from a large command, and not four times as many', async () => {
    // Every second answer is a failure, so that the portal never counts as dead.
    const server = await startServer((_seen, response, count) =>
      json(response, {}, count % 2 === 0 ? 200 : 503),
    );
    const { transport } = openTestTransport(server.origin, { connections: 1 });
    let failed = 0;
    for (let i = 0; i < 400; i += 1) failed += (await transport.send(GET)).status === 503 ? 1 : 0;
    expect(server.seen.length - 400).toBeLessThanOrEqual(80);
    expect(failed).toBeGreaterThan(0);
  });

  it('that asks to wait is asked again however often it does', async () => {
    const server = await startServer((_seen, response, count) =>
      json(response, {}, count % 2 === 0 ? 200 : 429),
    );
    const { transport } = openTestTransport(server.origin, { connections: 1 });
    for (let i = 0; i < 80; i += 1) expect((await transport.send(GET)).status).toBe(200);
  });
});

it('a write whose first attempt may have arrived stays open when the portal then goes away', async () => {
  const server = await startServer((_seen, _response, count, request) => {
    if (count === 1) server.close();
    cut(request);
  });
  const { transport } = openTestTransport(server.origin);
  const headers = { 'idempotency-key': 'k' };
  await expect(transport.send({ ...WRITE, headers, repeatable: true })).rejects.toMatchObject({
    code: 'portal_unreachable',
    outcomeUnknown: true,
    hint: expect.stringContaining('look before'),
  });
});

describe('a portal that drips', () => {
  it('is given up after ten times the longest wait without progress, and isn’t asked again', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'x-request-id': 'r-7' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const { transport } = openTestTransport(server.origin, { timeoutMs: 30 });
    const started = performance.now();
    await expect(transport.send(GET)).rejects.toMatchObject({
      code: 'answer_too_slow',
      requestId: 'r-7',
      hint: expect.stringContaining('--timeout'),
    });
    expect(performance.now() - started).toBeGreaterThan(290);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a portal that sends interim answers without end', () => {
  /** Sends 103 again and again. */
  const flood = () =>
    startServer((_seen, _response, _count, { socket }) => {
      const hint = 'HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n';
      const timer = setInterval(() => socket.write(hint), 10);
      socket.on('close', () => clearInterval(timer));
    });
  const bytes = () => Readable.from([Buffer.from('a file')]);

  it('is given up after a time, whatever was asked of it', async () => {
    const asked: HttpRequest[] = [GET, WRITE, { ...WRITE, body: bytes }];
    const failures = await settle(
      asked.map(async (request) => {
        const server = await flood();
        const { transport } = openTestTransport(server.origin, { timeoutMs: 30 });
        await transport.send(request);
      }),
    );
    expect(failures).toMatchObject([
      { code: 'answer_too_slow', hint: expect.stringContaining('--timeout') },
      { code: 'answer_too_slow', outcomeUnknown: true },
      { code: 'answer_too_slow', outcomeUnknown: true },
    ]);
  });

  it('ends at once with an interruption, and no listener is left behind', async () => {
    const server = await flood();
    const controller = new AbortController();
    const { signal } = controller;
    const { transport } = openTestTransport(server.origin, { signal });
    const failure = expect(transport.send(GET)).rejects.toThrow('stop');
    controller.abort(new Error('stop'));
    await failure;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

it('a request that is over leaves nothing on the signal of its command', async () => {
  const server = await startServer((_, response) => json(response, {}));
  const { signal } = new AbortController();
  const { transport } = openTestTransport(server.origin, { signal });
  await transport.send(GET);
  const streamed = await transport.send({ ...GET, read: 'stream' });
  await streamed.drop();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('a portal’s address', () => {
  const only = (address: string, family: number) => ({
    lookup: (
      _: string,
      __: object,
      done: (e: null, a: { address: string; family: number }[]) => void,
    ) => done(null, [{ address, family }]),
  });

  it('may be IPv6 alone, written or by name', async () => {
    const server = await startServer((_, response) => json(response, {}), '::1');
    const { port } = new URL(server.origin);
    const { transport } = openTestTransport(`http://[::1]:${port}`);
    expect((await transport.send(GET)).status).toBe(200);
    const named = openTestTransport(`http://portal.test:${port}`, only('::1', 6));
    expect((await named.transport.send(GET)).status).toBe(200);
  });
});
