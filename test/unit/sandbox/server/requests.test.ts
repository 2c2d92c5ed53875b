import { describe, expect, test } from 'vitest';
import { ownSandbox } from '../support/sandbox.ts';

describe('what other clients send', () => {
  test('an escaped colon in the path of getByShortId is a colon', async () => {
    const { pro, job } = await ownSandbox();
    const { id, short_id } = await job('Priya Raman');

    for (const colon of [':', '%3A', '%3a']) {
      const answer = await pro.get(`/v1.0/jobs/getByShortId${colon}${short_id}`);
      expect(answer).toMatchObject({ status: 200, body: { id } });
    }
  });

  test('JSON that is not UTF-8 is refused, not stored with its characters replaced', async () => {
    const { sandbox, pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');
    const path = `/pro/v1/jobs/${id}/messages`;

    const answer = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pro.token}`, 'content-type': 'application/json' },
      body: Buffer.from('{"text":"Zo\xeb"}', 'latin1'),
    });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('UTF-8') });
  });
});

describe('an upload', () => {
  const send = async (body: string, type = 'multipart/form-data; boundary=b') => {
    const { sandbox, pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');
    const answer = await fetch(`${sandbox.url}/pro/v1/jobs/${id}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pro.token}`, 'content-type': type },
      body,
    });
    return { status: answer.status, body: await answer.json() };
  };
  const part = (disposition: string, content: string) =>
    `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const title = part('name="title"', 'W-2');

  test('may leave its file without a name', async () => {
    expect(await send(`${title}${part('name="file"', 'content')}--b--\r\n`)).toMatchObject({
      status: 201,
      body: { title: 'W-2', file_name: 'document', size: 7 },
    });
  });

  test('with a file name that no header can carry is refused', async () => {
    const name = `name="file"; filename="${'n'.repeat(252)}.pdf"`;

    expect(await send(`${title}${part(name, 'content')}--b--\r\n`)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('255') },
    });
  });

  test.each([
    ['ends before it is over', title],
    [
      'ends within the file',
      `${title}${part('name="file"; filename="a"', 'content')}`.slice(0, -6),
    ],
    ['has no parts', 'nothing'],
  ])('that %s is the client’s mistake', async (_how, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { title: 'Bad Request' } });
  });

  test('that names no boundary is the client’s mistake', async () => {
    expect(await send('x', 'multipart/form-data')).toMatchObject({ status: 400 });
  });
});
