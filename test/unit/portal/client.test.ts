import { describe, expect, it, onTestFinished } from 'vitest';
import { renewingBearer } from '../../../src/auth/bearer.ts';
import { multipart, wholeMultipart } from '../../../src/http/multipart.ts';
import { openTransport } from '../../../src/http/transport.ts';
import { readCapabilities } from '../../../src/portal/capabilities.ts';
import { openClient } from '../../../src/portal/client.ts';
import { type Answer, json, type Seen, startServer } from '../../support/server.ts';

const JOB = {
  id: 'J1',
  short_id: 'ABCDEFGHIJK',
  status: 'CLAIMED',
  create_time: '2026-04-14T12:00:00Z',
};

async function client(answer: Answer) {
  const server = await startServer(answer);
  const transport = openTransport({
    origin: server.origin,
    userAgent: 'test',
    sleep: async () => {},
  });
  onTestFinished(() => transport.close());
  let tokens = 0;
  const bearer = renewingBearer('mine', 'a test', async () => {
    tokens += 1;
    return { value: `token-${tokens}`, expiresAt: Date.now() + 3_600_000 };
  });
  return { server, client: openClient(transport, bearer), tokens: () => tokens };
}

const tokenOf = ({ headers }: Seen) => headers.authorization;
const getJob = { params: { job_id: 'J1' } };

describe('what a call sends', () => {
  it('escapes every part of the path, so that none changes its shape', async () => {
    const { server, client: portal } = await client((_, response) => json(response, JOB));
    await portal.call('getJob', { params: { job_id: '../members?x=1#y' } });
    expect(server.seen[0]?.path).toBe('/v1.0/jobs/..%2Fmembers%3Fx%3D1%23y');
  });

  it('leaves out what isn’t given', async () => {
    const { server, client: portal } = await client((_, response) => json(response, { data: [] }));
    await portal.call('listJobs', { query: { page_size: 5 } });
    await portal.call('listJobs', { query: {} });
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1.0/jobs?page_size=5', '/v1.0/jobs']);
  });
});

describe('an upload', () => {
  const part = { field: 'file', fileName: 'w2.pdf', contentType: 'application/pdf' };
  const bytes = Buffer.from('%PDF-1.7');
  const open = async function* () {
    yield bytes;
  };
  const readInto = async (room: Buffer) => {
    bytes.copy(room);
  };

  it.each([
    ['streamed', multipart({ title: 'W-2' }, { ...part, size: bytes.length, open })],
    ['whole', wholeMultipart({ title: 'W-2' }, { ...part, size: bytes.length, readInto })],
  ])('is sent %s, and again with another token', async (_, made) => {
    const body = await made;
    const { server, client: portal } = await client((seen, response) =>
      seen.headers.authorization === 'Bearer token-1'
        ? json(response, { title: 'Unauthorized' }, 401)
        : json(response, { id: 'D1', title: 'W-2', create_time: JOB.create_time }, 201),
    );
    await portal.call('createDocument', {}, { multipart: body });
    expect(server.seen).toHaveLength(2);
    for (const { headers, body: arrived } of server.seen) {
      expect(headers['content-type']).toBe(body.headers['content-type']);
      expect(arrived).toContain('filename="w2.pdf"');
      expect(arrived).toContain('%PDF-1.7');
    }
  });
});

describe('a tolerant reader', () => {
  it.each([
    ['seven fractional digits', { create_time: '2026-04-14T12:00:00.1234567Z' }],
    ['a status nobody documented', { status: 'WAITING_FOR_GODOT' }],
    ['fields nobody documented', { mood: 'good', nested: { a: [1] } }],
    ['null where the portal has nothing', { update_time: null, members: [] }],
  ])('takes %s', async (_, change) => {
    const { client: portal } = await client((_seen, response) =>
      json(response, { ...JOB, ...change }),
    );
    expect(await portal.call('getJob', getJob)).toMatchObject({ ...JOB, ...change });
  });
});

describe('an answer that can’t be right', () => {
  const failing = async (answer: Answer) => {
    const { client: portal } = await client(answer);
    return portal.call('getJob', getJob).catch((reason: unknown) => reason);
  };

  it('is a web page: says so, and what may be behind it', async () => {
    const error = await failing((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Hotel WiFi</title>');
    });
    expect(error).toMatchObject({ kind: 'unreachable', code: 'not_the_portal' });
    expect(error).toMatchObject({ hint: expect.stringMatching(/network/) });
  });

  it.each([
    ['{"id": "J1"', 'malformed JSON', 'malformed_answer'],
    ['', 'an empty answer', 'empty_answer'],
  ])('is %j: says that it is %s', async (text, what, code) => {
    const error = await failing((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(text);
    });
    expect(error).toMatchObject({
      kind: 'unreachable',
      code,
      why: expect.stringContaining(what),
    });
  });

  it.each([
    [{ ...JOB, status: 7 }, '/status'],
    [{ ...JOB, members: [{ role: 'CLIENT', type: 'CLIENT' }] }, '/members/0'],
    [[], '/'],
  ])('has another shape than documented: names the place (%#)', async (body, path) => {
    const error = await failing((_, response) =>
      json(response, body, 200, { 'x-request-id': 'r-9' }),
    );
    expect(error).toMatchObject({
      kind: 'failed',
      code: 'off_contract',
      requestId: 'r-9',
      why: expect.stringContaining(`At ${path}`),
    });
  });

  it('is a redirect: shows where to, and doesn’t go there', async () => {
    const error = await failing((_, response) => {
      response.writeHead(302, { location: 'https://login.hotel.example/' });
      response.end();
    });
    expect(error).toMatchObject({
      code: 'redirected',
      why: expect.stringContaining('https://login.hotel.example;'),
    });
  });
});

describe('the token', () => {
  it('is renewed once after a 401, for all calls that were under way', async () => {
    const {
      server,
      client: portal,
      tokens,
    } = await client((seen, response) =>
      tokenOf(seen) === 'Bearer token-2' ? json(response, JOB) : json(response, {}, 401),
    );
    await Promise.all(Array.from({ length: 6 }, () => portal.call('getJob', getJob)));
    expect(tokens()).toBe(2);
    expect(server.seen).toHaveLength(12);
  });

  it('is given up after the new one was refused too, naming profile and source', async () => {
    const { server, client: portal } = await client((_, response) => json(response, {}, 401));
    await expect(portal.call('getJob', getJob)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('“mine”'),
      why: expect.stringContaining('a test'),
    });
    expect(server.seen.map(tokenOf)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});

describe('repeating a call', () => {
  const params = { job_id: 'J1' };
  const failsOnce: Answer = (_seen, response, count, request) => {
    if (count > 1) json(response, JOB);
    else request.socket.destroy();
  };

  it('happens for a read', async () => {
    const { server, client: portal } = await client(failsOnce);
    await portal.call('getJob', getJob);
    expect(server.seen).toHaveLength(2);
  });

  it('doesn’t happen for a message on the public API, which knows no keys', async () => {
    const { server, client: portal } = await client(failsOnce);
    const body = { sender_user_id: 'u', text: 'hello', recipient_user_ids: ['c'] };
    const sending = portal.call('sendMessage', { params, body });
    await expect(sending).rejects.toMatchObject({ outcomeUnknown: true });
    expect(server.seen).toHaveLength(1);
  });

  it('happens with the same key where the portal knows keys', async () => {
    const { server, client: portal } = await client(failsOnce);
    const body = { text: 'hello', recipient_user_ids: ['c'] };
    await portal
      .call('sendProMessage', { params, body }, { idempotencyKey: 'key-1' })
      .catch(() => {});
    const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual(['key-1', 'key-1']);
  });
});

describe('what a portal offers', () => {
  it('is asked once', async () => {
    const { server, client: portal } = await client((_, response) =>
      json(response, { capabilities: ['me'] }),
    );
    const capabilities = readCapabilities(portal, 'mine');
    const asked = await Promise.all([capabilities.has('me'), capabilities.has('x')]);
    expect(asked).toEqual([true, false]);
    expect(server.seen).toHaveLength(1);
  });

  it('is nothing more than the public API when it has no such list', async () => {
    const { client: portal } = await client((_, response) => json(response, {}, 404));
    const capabilities = readCapabilities(portal, 'mine');
    await expect(capabilities.need('milestones', 'milestones')).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining('“mine”'),
    });
  });

  it('isn’t asked of a portal that is known to have the public API only', async () => {
    const { server, client: portal } = await client((_, response) => json(response, {}, 403));
    const capabilities = readCapabilities(portal, 'mine', true);
    expect(await capabilities.has('me')).toBe(false);
    expect(await capabilities.strangeAnswer()).toBeNull();
    expect(server.seen).toHaveLength(0);
  });

  it('is unknown, and not nothing, when the portal is down', async () => {
    const { client: portal } = await client((_, response) => json(response, {}, 503));
    const asked = readCapabilities(portal, 'mine').has('me');
    await expect(asked).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
