import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TaxqError } from '../../../src/errors.ts';
import { Unreachable } from '../../../src/http/failure.ts';
import { createPacer } from '../../../src/http/pacer.ts';
import { openTransport } from '../../../src/http/transport.ts';
import { cut, json, startServer } from '../../support/server.ts';
import { GET, openTestTransport, WRITE } from './open.ts';

const failureOf = async (promise: Promise<unknown>): Promise<Unreachable> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Unreachable) return error;
  throw new Error(`expected Unreachable, got ${String(error)}`);
};

describe('the connection', () => {
  it('is kept and used again for one request after another', async () => {
    const server = await startServer((_, response) => json(response, {}));
    const { transport } = openTestTransport(server.origin);
    for (let i = 0; i < 5; i += 1) await transport.send(GET);
    expect(server.seen).toHaveLength(5);
    expect(server.connections()).toBe(1);
  });

  it('never has more sockets than it was allowed', async () => {
    const server = await startServer((_, response) => json(response, {}));
    const { transport } = openTestTransport(server.origin, { connections: 2 });
    await Promise.all(Array.from({ length: 12 }, () => transport.send(GET)));
    expect(server.connections()).toBe(2);
  });

  it('is closed by the client when the answer takes too long, so that nothing hangs on', async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const server = await startServer((_seen, _response, _count, request) => {
      request.socket.once('close', () => closed?.());
    });
    const { transport } = openTestTransport(server.origin, { timeoutMs: 50 });
    const failure = await failureOf(transport.send(WRITE));
    await gone;
    expect(failure).toMatchObject({ code: 'connection_lost', outcomeUnknown: true });
    expect(failure.why).toBe('No answer came in time.');
  });

  it('is given up when the body stops half-way', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
    });
    const { transport } = openTestTransport(server.origin, { timeoutMs: 50 });
    const failure = await failureOf(transport.send({ ...GET, repeatable: false }));
    expect(failure.why).toBe('The answer stopped half-way.');
  });
});

describe('trying again', () => {
  it('asks again after the connection was cut, and after 5xx, until an answer comes', async () => {
    const server = await startServer((_seen, response, count, request) => {
      if (count === 1) return cut(request);
      if (count < 4) return json(response, {}, count === 2 ? 502 : 503);
      return json(response, { done: true });
    });
    const { transport, waits } = openTestTransport(server.origin);
    const response = await transport.send(GET);
    expect(JSON.parse(response.text)).toEqual({ done: true });
    expect(waits).toEqual([125, 250, 500]);
  });

  it('gives the last answer when the portal stays busy, after four attempts', async () => {
    const server = await startServer((_, response) => json(response, {}, 503));
    const { transport, waits } = openTestTransport(server.origin);
    expect((await transport.send(GET)).status).toBe(503);
    expect(server.seen).toHaveLength(4);
    expect(waits).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 409, 422, 501, 507])('takes %i for an answer', async (status) => {
    const server = await startServer((_, response) => json(response, {}, status));
    const { transport } = openTestTransport(server.origin);
    expect((await transport.send(GET)).status).toBe(status);
    expect(server.seen).toHaveLength(1);
  });

  it('reads a body that was cut short once more', async () => {
    const server = await startServer((_seen, response, count) => {
      if (count > 1) return json(response, { whole: true });
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => response.destroy());
      return undefined;
    });
    const { transport } = openTestTransport(server.origin);
    expect(JSON.parse((await transport.send(GET)).text)).toEqual({ whole: true });
  });

  it('waits as many seconds as the portal asks for', async () => {
    const server = await startServer((_seen, response, count) =>
      count === 1 ? json(response, {}, 429, { 'retry-after': '7' }) : json(response, {}),
    );
    const { transport, waits } = openTestTransport(server.origin);
    await transport.send(GET);
    expect(waits).toEqual([7000]);
  });

  it('waits until the instant that the portal names, by the portal’s own clock', async () => {
    const date = 'Tue, 14 Apr 2026 12:00:00 GMT';
    const server = await startServer((_seen, response, count) =>
      count === 1
        ? json(response, {}, 503, { date, 'retry-after': 'Tue, 14 Apr 2026 12:00:09 GMT' })
        : json(response, {}),
    );
    const { transport, waits } = openTestTransport(server.origin, { now: () => 0 });
    await transport.send(GET);
    expect(waits).toEqual([9000]);
  });

  it('gives up at once when the portal asks for more than a minute', async () => {
    const server = await startServer((_, response) =>
      json(response, {}, 429, { 'retry-after': '61' }),
    );
    const { transport, waits } = openTestTransport(server.origin);
    expect((await transport.send(GET)).status).toBe(429);
    expect((await transport.send(GET)).status).toBe(429);
    expect(server.seen).toHaveLength(2);
    expect(waits).toEqual([]);
  });
});

describe('a portal that is too busy', () => {
  it('has one request’s wait asked of all others too, and of none of them twice', async () => {
    const server = await startServer((_seen, response, count) =>
      count === 1 ? json(response, {}, 429, { 'retry-after': '7' }) : json(response, {}),
    );
    const { transport, waits } = openTestTransport(server.origin, { now: () => 0 });
    await transport.send(GET);
    expect(waits).toEqual([7000]);
    await transport.send(GET);
    expect(waits).toEqual([7000, 7000]);
  });

  it('is told to all who share its pacer, with how long each request took', async () => {
    const statuses = [503, 200, 404];
    const server = await startServer((_seen, response, count) =>
      json(response, {}, statuses[count - 1]),
    );
    const seen: string[] = [];
    const pacer = createPacer({ sleep: async () => {} });
    pacer.watch({
      congested: (agoMs) => seen.push(agoMs >= 0 && agoMs < 10_000 ? 'congested' : 'when?'),
      eased: () => seen.push('eased'),
    });
    const { transport } = openTestTransport(server.origin, { pacer });
    await transport.send(GET);
    await transport.send(GET);
    expect(seen).toEqual(['congested', 'eased']);
  });

  it('is felt when the connection is lost, and not when the file can’t be read', async () => {
    const server = await startServer((_seen, _response, _count, request) => cut(request));
    const pacer = createPacer({ sleep: async () => {} });
    let congested = 0;
    pacer.watch({
      congested: () => {
        congested += 1;
      },
      eased: () => {},
    });
    const { transport } = openTestTransport(server.origin, { pacer });
    await failureOf(transport.send(WRITE));
    expect(congested).toBe(1);
    const unreadable = new TaxqError({ kind: 'failed', code: 'x', message: 'Unreadable.' });
    const body = () =>
      new Readable({
        read() {
          this.destroy(unreadable);
        },
      });
    await expect(transport.send({ ...WRITE, body })).rejects.toBe(unreadable);
    expect(congested).toBe(1);
  });
});

describe('a write that must not be doubled', () => {
  it('is not sent again when its outcome is unknown', async () => {
    const server = await startServer((_seen, _response, _count, request) => cut(request));
    const { transport } = openTestTransport(server.origin);
    const failure = await failureOf(transport.send(WRITE));
    expect(failure.outcomeUnknown).toBe(true);
    expect(server.seen).toHaveLength(1);
  });

  it('is not sent again after a 5xx', async () => {
    const server = await startServer((_, response) => json(response, {}, 500));
    const { transport } = openTestTransport(server.origin);
    expect((await transport.send(WRITE)).status).toBe(500);
    expect(server.seen).toHaveLength(1);
  });

  it('doesn’t promise that nothing was lost, but asks to look first', async () => {
    const server = await startServer((_seen, _response, _count, request) => cut(request));
    const { transport } = openTestTransport(server.origin);
    const written = await failureOf(transport.send(WRITE));
    expect(written.hint).toMatch(/may have been done/);
    const read = await failureOf(transport.send(GET));
    expect(read).toMatchObject({ outcomeUnknown: false });
    expect(read.hint).toMatch(/^Nothing was lost/);
  });

  it('is sent again after a 429, which says that nothing was done', async () => {
    const server = await startServer((_seen, response, count) =>
      json(response, {}, count < 3 ? 429 : 201),
    );
    const { transport } = openTestTransport(server.origin);
    expect((await transport.send(WRITE)).status).toBe(201);
    expect(server.seen.map(({ body }) => body)).toEqual(Array(3).fill(WRITE.body));
  });

  it('is tried again when the connection was never made', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const { transport, waits } = openTestTransport(`http://127.0.0.1:${port}`);
    const failure = await failureOf(transport.send(WRITE));
    expect(failure).toMatchObject({ code: 'portal_unreachable', outcomeUnknown: false });
    expect(waits).toHaveLength(3);
  });
});

describe('what is never done', () => {
  it.each([GET, WRITE])(
    'follows no redirect and shows nobody else the token ($method)',
    async (asked) => {
      const other = await startServer((_, response) => json(response, { stolen: true }));
      const server = await startServer((_, response) => {
        response.writeHead(307, { location: `${other.origin}/take` });
        response.end();
      });
      const { transport } = openTestTransport(server.origin);
      const headers = { authorization: 'Bearer secret-token' };
      const response = await transport.send({ ...asked, headers });
      expect(response.status).toBe(307);
      expect(response.header('location')).toBe(`${other.origin}/take`);
      expect(other.seen).toHaveLength(0);
    },
  );

  it('traces each attempt without headers and bodies', async () => {
    const lines: string[] = [];
    const server = await startServer((_, response) => json(response, { secret: 'client data' }));
    const { transport } = openTestTransport(server.origin, { trace: (line) => lines.push(line) });
    await transport.send({ ...WRITE, headers: { authorization: 'Bearer secret-token' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      new RegExp(`^POST ${server.origin}/ 200 \\d+ms \\(attempt 1, \\d+ B, connection 1\\)$`),
    );
  });
});

describe('an interruption', () => {
  const interrupted = new TaxqError({ kind: 'interrupted', code: 'x', message: 'Interrupted.' });

  it('ends a request that waits for its answer, with the reason that was given', async () => {
    const controller = new AbortController();
    const server = await startServer(() => controller.abort(interrupted));
    const { transport } = openTestTransport(server.origin, { signal: controller.signal });
    await expect(transport.send(GET)).rejects.toBe(interrupted);
  });

  it('ends the wait between two attempts, with the reason that was given', async () => {
    const controller = new AbortController();
    const server = await startServer((_, response) =>
      json(response, {}, 429, { 'retry-after': '30' }),
    );
    const transport = openTransport({
      origin: server.origin,
      userAgent: 'test',
      signal: controller.signal,
      trace: () => setImmediate(() => controller.abort(interrupted)),
    });
    onTestFinished(() => transport.close());
    await expect(transport.send(GET)).rejects.toBe(interrupted);
  });

  it.each([
    ['busy', 429, 'What waited to be sent was not sent; what was done before stays done.'],
    ['lost', null, 'What waited to be sent again may have arrived before: look for it first.'],
  ])('says of a write that waits whether it was sent: %s', async (_, status, why) => {
    const controller = new AbortController();
    const server = await startServer((_seen, response) =>
      status === null ? response.destroy() : json(response, {}, status),
    );
    const { transport } = openTestTransport(server.origin, {
      signal: controller.signal,
      sleep: async () => {
        controller.abort(interrupted);
        throw interrupted;
      },
    });
    const headers = { ...WRITE.headers, 'idempotency-key': 'a-key' };
    const write = { ...WRITE, headers, repeatable: status === null };
    await expect(transport.send(write)).rejects.toMatchObject({ kind: 'interrupted', why });
    expect(server.seen).toHaveLength(1);
  });

  it('sends nothing when it came before', async () => {
    const server = await startServer((_, response) => json(response, {}));
    const { transport } = openTestTransport(server.origin, {
      signal: AbortSignal.abort(interrupted),
    });
    await expect(transport.send(GET)).rejects.toBe(interrupted);
    expect(server.seen).toHaveLength(0);
  });
});

describe('the portal’s clock', () => {
  it('is read from the Date header of its last answer', async () => {
    const date = 'Tue, 14 Apr 2026 12:00:00 GMT';
    const server = await startServer((_, response) => json(response, {}, 200, { date }));
    const { transport } = openTestTransport(server.origin, { now: () => 1000 });
    expect(transport.portalNow()).toBe(1000);
    await transport.send(GET);
    expect(transport.portalNow()).toBe(Date.parse(date));
  });
});
