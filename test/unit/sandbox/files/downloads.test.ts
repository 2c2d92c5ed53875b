import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import { createTickets } from '../../../../src/sandbox/files/tickets.ts';
import { readRange } from '../../../../src/sandbox/server/content-route.ts';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';

async function uploaded() {
  const own = await ownSandbox();
  const { id } = await own.job('María José Núñez');
  const form = uploadForm({ title: 'Digits' }, '0123456789');
  const { body } = await own.pro.post<ProDocument>(`/pro/v1/jobs/${id}/documents`, form);
  const answer = await own.pro.get(`/v1.0/documents/${body.id}/download`);
  return { ...own, document: body, answer, location: answer.headers.get('location') ?? '' };
}

test('a download redirects to content that needs no token', async () => {
  const { answer, location, document } = await uploaded();

  const content = await fetch(location);

  expect(answer.status).toBe(302);
  expect(await content.text()).toBe('0123456789');
  expect(Object.fromEntries(content.headers)).toMatchObject({
    'content-length': '10',
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename=return.pdf',
    etag: `"${document.sha256}"`,
    'repr-digest': `sha-256=:${Buffer.from(document.sha256, 'hex').toString('base64')}:`,
  });
});

test('content can be had from the middle', async () => {
  const { location, document } = await uploaded();
  const get = async (headers: Record<string, string>) => {
    const answer = await fetch(location, { headers });
    return [answer.status, answer.headers.get('content-range'), await answer.text()];
  };

  expect(await get({ range: 'bytes=4-' })).toEqual([206, 'bytes 4-9/10', '456789']);
  expect(await get({ range: 'bytes=4-', 'if-range': `"${document.sha256}"` })).toEqual([
    206,
    'bytes 4-9/10',
    '456789',
  ]);
  expect(await get({ range: 'bytes=4-', 'if-range': '"other"' })).toEqual([
    200,
    null,
    '0123456789',
  ]);
  expect((await get({ range: 'bytes=10-' })).slice(0, 2)).toEqual([416, 'bytes */10']);
});

test('content that is gone is a conflict', async () => {
  const { pro, data, document } = await uploaded();
  await rm(join(data, 'files', document.sha256.slice(0, 2)), { recursive: true });

  expect((await pro.get(`/v1.0/documents/${document.id}/download`)).status).toBe(409);
});

test('a ticket that nobody gave opens nothing', async () => {
  const { sandbox } = await ownSandbox();

  expect((await fetch(`${sandbox.url}/content/..%2f..%2fportal.db`)).status).toBe(404);
});

test('a ticket lives 30 seconds', () => {
  let now = 0;
  const tickets = createTickets<string>(30_000, () => now);
  const ticket = tickets.issue('a document');

  now = 29_999;
  expect(tickets.redeem(ticket)).toBe('a document');
  now = 30_000;
  expect(tickets.redeem(ticket)).toBeUndefined();
});

describe('a range', () => {
  test.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=2-99', { start: 2, end: 9 }],
    ['bytes=10-', null],
    ['bytes=-0', null],
    ['bytes=5-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=1-2', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });
});
