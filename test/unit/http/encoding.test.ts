import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../../src/portal/client.ts';
import { openContentSource } from '../../../src/portal/download.ts';
import { type Answer, startServer } from '../../support/server.ts';
import { GET, openTestTransport } from './open.ts';

const PAGE = JSON.stringify({ data: Array.from({ length: 50 }, (_, id) => ({ id })) });

const packed =
  (encoding: string, body: Buffer): Answer =>
  (_, response) => {
    const headers = { 'content-encoding': encoding, 'x-request-id': 'r-1' };
    response.writeHead(200, headers).end(body);
  };

describe('a packed answer', () => {
  it.each([
    ['gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['identity', Buffer.from(PAGE)],
  ])('is asked for and read: %s', async (encoding, body) => {
    const server = await startServer(packed(encoding, body));
    const { transport } = openTestTransport(server.origin);
    expect((await transport.send(GET)).text).toBe(PAGE);
    expect((await transport.send(GET)).text).toBe(PAGE);
    expect(server.seen[0]?.headers['accept-encoding']).toBe('gzip, br');
    expect(server.connections()).toBe(1);
  });

  it('without a body, as one to HEAD has, is no fault', async () => {
    const server = await startServer(packed('gzip', gzipSync(PAGE)));
    const { transport } = openTestTransport(server.origin);
    expect((await transport.send({ ...GET, method: 'HEAD' })).text).toBe('');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(65 * 1024 * 1024))],
    [
      'br',
      brotliCompressSync(Buffer.alloc(65 * 1024 * 1024), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
    ],
  ])('that grows beyond measure is refused and not asked for again: %s', async (encoding, bomb) => {
    const server = await startServer(packed(encoding, bomb));
    const { transport } = openTestTransport(server.origin);
    await expect(transport.send(GET)).rejects.toMatchObject({
      code: 'answer_too_large',
      retryable: false,
      requestId: 'r-1',
    });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['gzip', Buffer.from('no gzip')],
    ['zstd', Buffer.from('something')],
  ])('that can’t be read says so: %s', async (encoding, body) => {
    const server = await startServer(packed(encoding, body));
    const { transport } = openTestTransport(server.origin);
    await expect(transport.send(GET)).rejects.toMatchObject({ code: 'answer_packed' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a document’s content', () => {
  it('is asked for as it is, and unpacked where a server packs it all the same', async () => {
    const server = await startServer(({ path }, response) => {
      if (path !== '/content') return response.writeHead(302, { location: '/content' }).end();
      const headers = { 'content-encoding': 'gzip', etag: '"v1"', 'content-range': 'bytes 4-9/99' };
      return response.writeHead(200, headers).end(gzipSync('the bytes of a document'));
    });
    const { transport } = openTestTransport(server.origin);
    const bearer = { token: async () => 'token', profile: 'p', tokenSource: 's' };
    const source = openContentSource(openClient(transport, bearer), { userAgent: 'test' });
    const content = await source.open('d1');
    let text = '';
    for await (const piece of content.stream) text += piece;
    await source.close();
    expect(text).toBe('the bytes of a document');
    expect(content).toMatchObject({ size: null, sha256: null, etag: null, offset: 0 });
    expect(server.seen.at(-1)?.headers['accept-encoding']).toBe('identity');
  });
});
