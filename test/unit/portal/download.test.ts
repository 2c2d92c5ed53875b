import type { ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Bearer } from '../../../src/http/bearer.ts';
import { openTransport } from '../../../src/http/transport.ts';
import { openClient } from '../../../src/portal/client.ts';
import type { Content } from '../../../src/portal/content.ts';
import { openContentSource } from '../../../src/portal/download.ts';
import { startServer } from '../../support/server.ts';

const TEXT = 'the whole content';
const DIGEST = '4d3bf8bca9a1f1d35f9ca4c11d2dd8fb8a7bb1e4f3b4d8a1f3a4f9f0aa26d8b1';

const bearer: Bearer = { token: async () => 'token', profile: 'p', tokenSource: 's' };

/** A portal whose storage answers as it is told; storage and portal share one origin. */
async function storage(answer: (response: ServerResponse, range: string | undefined) => void) {
  const server = await startServer(({ path, headers }, response) => {
    if (path === '/content') return answer(response, headers.range);
    return response.writeHead(302, { location: '/content' }).end();
  });
  const options = { userAgent: 'test', sleep: async () => {} };
  const transport = openTransport({ ...options, origin: server.origin });
  const source = openContentSource(openClient(transport, bearer), options);
  onTestFinished(async () => {
    await source.close();
    await transport.close();
  });
  const asked = () => server.seen.filter(({ path }) => path === '/content');
  return { source, asked };
}

async function textOf({ stream }: Content): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

const rest = (response: ServerResponse, headers: Record<string, string> = {}) =>
  response
    .writeHead(206, { 'content-range': `bytes 4-16/${TEXT.length}`, etag: '"v1"', ...headers })
    .end(TEXT.slice(4));

describe('the rest of a content', () => {
  test('is asked for with its tag, and says where it begins and how large the whole is', async () => {
    const { source, asked } = await storage((response) => rest(response));
    const content = await source.open('d1', { offset: 4, etag: '"v1"' });
    expect(asked()[0]?.headers).toMatchObject({ range: 'bytes=4-', 'if-range': '"v1"' });
    expect(content).toMatchObject({ offset: 4, size: TEXT.length, etag: '"v1"' });
    expect(await textOf(content)).toBe(TEXT.slice(4));
  });

  test('is asked for without a tag where none is known', async () => {
    const { source, asked } = await storage((response) => rest(response));
    await textOf(await source.open('d1', { offset: 4, etag: null }));
    expect(asked()[0]?.headers).toHaveProperty('range');
    expect(asked()[0]?.headers).not.toHaveProperty('if-range');
  });

  test('is the whole where the server knows no ranges, or the content is another by now', async () => {
    const { source } = await storage((response) => response.end(TEXT));
    const content = await source.open('d1', { offset: 4, etag: '"old"' });
    expect(content).toMatchObject({ offset: 0, size: TEXT.length });
    expect(await textOf(content)).toBe(TEXT);
  });

  test.each([
    ['another place', { 'content-range': 'bytes 0-16/17' }],
    ['no place', { 'content-range': '' }],
    ['several places', { 'content-type': 'multipart/byteranges', 'content-range': 'none' }],
  ])('is asked for as a whole when what comes is from %s', async (_, headers) => {
    const { source, asked } = await storage((response, range) =>
      range === undefined ? response.end(TEXT) : rest(response, headers),
    );
    const content = await source.open('d1', { offset: 4, etag: '"v1"' });
    expect(content.offset).toBe(0);
    expect(await textOf(content)).toBe(TEXT);
    expect(asked().map(({ headers: { range } }) => range)).toEqual(['bytes=4-', undefined]);
  });

  test('is asked for as a whole when there is no such rest', async () => {
    const { source } = await storage((response, range) =>
      range === undefined
        ? response.end(TEXT)
        : response.writeHead(416, { 'content-range': 'bytes */17' }).end(),
    );
    expect(await textOf(await source.open('d1', { offset: 99, etag: null }))).toBe(TEXT);
  });

  test('is no content when nobody asked for a part', async () => {
    const { source } = await storage((response) => rest(response));
    await expect(source.open('d1')).rejects.toMatchObject({ code: 'content_refused' });
  });
});

describe('what a server tells of a content', () => {
  test('are its size, its digest and its tag', async () => {
    const digest = Buffer.from(DIGEST, 'hex').toString('base64');
    const { source } = await storage((response) =>
      response
        .writeHead(200, {
          'content-length': TEXT.length,
          'repr-digest': `md5=:AAAA:, sha-256=:${digest}:`,
          etag: '"v1"',
        })
        .end(TEXT),
    );
    const content = await source.open('d1');
    expect(content).toMatchObject({ size: TEXT.length, sha256: DIGEST, etag: '"v1"', offset: 0 });
    await textOf(content);
  });

  test('is not a weak tag: bytes of two such contents may differ', async () => {
    const { source } = await storage((response) => response.setHeader('etag', 'W/"v1"').end(TEXT));
    const content = await source.open('d1');
    expect(content.etag).toBeNull();
    await textOf(content);
  });
});

test('a storage that asks to wait for hours is not waited for, and its wish is told', async () => {
  const { source, asked } = await storage((response) =>
    response.writeHead(429, { 'retry-after': '99999' }).end(),
  );
  await expect(source.open('d1')).rejects.toMatchObject({
    code: 'content_unavailable',
    why: expect.stringMatching(/answered 429\. It asks to wait 28 h\.$/),
  });
  expect(asked()).toHaveLength(1);
});
