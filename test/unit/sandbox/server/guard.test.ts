import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { ownSandbox, type TestSandbox } from '../support/sandbox.ts';

/** Sends a message to the chat with headers that fetch would not let through. */
async function sendMessage(own: TestSandbox, jobId: string, headers: Record<string, string>) {
  const { url } = own.sandbox;
  return new Promise<{ status: number; type: string }>((resolve, reject) => {
    const request = httpRequest(
      `${url}/pro/v1/jobs/${jobId}/messages`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${own.pro.token}`,
          'content-type': 'application/json',
          ...headers,
        },
      },
      (answer) => {
        answer.resume();
        const type = answer.headers['content-type'] ?? '';
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, type }));
      },
    );
    request.once('error', reject);
    request.end(JSON.stringify({ text: 'Hello from afar' }));
  });
}

test.each([
  ['a foreign Host', { host: 'evil.example:80' }, 421],
  ['the right name at another port', { host: 'localhost:1' }, 421],
  ['an Origin, even a local one', { origin: 'http://localhost:3000' }, 403],
  ['the Origin of a file', { origin: 'null' }, 403],
])('refuses %s before anything happens', async (_name, headers, status) => {
  const own = await ownSandbox();
  const { id } = await own.job('María José Núñez');
  const messages = `/v1.0/jobs/${id}/messages`;
  const before = (await own.pro.get(messages)).body;

  const answer = await sendMessage(own, id, headers);

  expect(answer).toEqual({
    status,
    type: expect.stringContaining('application/problem+json'),
  });
  expect((await own.pro.get(messages)).body).toEqual(before);
});

test.each(['localhost', '127.0.0.1', '[::1]'])('answers to its own address as %s', async (name) => {
  const own = await ownSandbox();
  const { id } = await own.job('María José Núñez');

  const host = `${name}:${new URL(own.sandbox.url).port}`;

  expect((await sendMessage(own, id, { host })).status).toBe(201);
});

test('listens on this machine only', async () => {
  const { sandbox } = await ownSandbox();

  expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
});

test('answers a path that cannot be decoded as a problem', async () => {
  const { pro } = await ownSandbox();

  const answer = await pro.get('/v1.0/jobs/%E0%A4%A');

  expect(answer).toMatchObject({ status: 400, body: { title: 'Bad Request', status: 400 } });
});

test('takes no more than 1 MiB of JSON', async () => {
  const { pro, job } = await ownSandbox();
  const { id } = await job('María José Núñez');

  const answer = await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'x'.repeat(1024 * 1024) });

  expect(answer).toMatchObject({ status: 413, body: { title: 'Content Too Large' } });
});
