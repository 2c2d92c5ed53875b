import { describe, expect, test } from 'vitest';
import { CONTRACT } from '../../../../src/portal/contract/index.ts';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';

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

  test.each([
    ['zipped', { 'content-encoding': 'gzip' }, 'gzip'],
    ['in UTF-16', { 'content-type': 'application/json; charset=utf-16' }, 'utf-16'],
    ['in Latin-1', { 'content-type': 'application/json;charset="ISO-8859-1"' }, 'iso-8859-1'],
  ])('a body %s is refused with 415, as the contract says', async (_how, headers, word) => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');

    const answer = await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Hello' }, headers);

    expect(answer).toMatchObject({
      status: 415,
      body: { title: 'Unsupported Media Type', detail: expect.stringContaining(word) },
    });
    expect(CONTRACT.sendProMessage.errors).toContain(415);
  });

  test.each([
    ['says that it is UTF-8', { 'content-type': 'application/json; charset=UTF-8' }],
    ['says that it is not encoded', { 'content-encoding': 'identity' }],
  ])('a body that %s is taken', async (_how, headers) => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');

    const answer = await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Hello' }, headers);

    expect(answer.status).toBe(201);
  });

  test('an upload or a token request that is zipped is refused, not stored as it stands', async () => {
    const { sandbox, pro, job } = await ownSandbox();
    const { id } = await job('Priya Raman');
    const zipped = { 'content-encoding': 'gzip' };

    const upload = await pro.post(
      `/pro/v1/jobs/${id}/documents`,
      uploadForm({ title: 'W-2' }),
      zipped,
    );
    const piece = await pro.post(`/pro/v1/jobs/${id}/uploads`, undefined, zipped);
    const token = await fetch(sandbox.tokenUrl, { method: 'POST', body: '{}', headers: zipped });

    expect([upload.status, piece.status, token.status]).toEqual([415, 415, 400]);
    expect(await token.json()).toMatchObject({ error: 'invalid_request' });
  });

  test('another method than a path has is told those that it has', async () => {
    const { sandbox, pro } = await ownSandbox({ surface: 'public' });
    const call = async (method: string, path: string) => {
      const headers = { authorization: `Bearer ${pro.token}` };
      const { status, headers: told } = await fetch(`${sandbox.url}${path}`, { method, headers });
      return [status, told.get('allow')];
    };

    expect(await call('DELETE', '/v1.0/jobs/x/messages?page_size=1')).toEqual([405, 'GET, POST']);
    expect(await call('HEAD', '/v1.0/jobs')).toEqual([405, 'GET']);
    expect(await call('PUT', '/v1.0/jobs/getByShortId%3AABC')).toEqual([405, 'GET']);
    expect(await call('OPTIONS', '/oauth/token')).toEqual([405, 'POST']);
    expect(await call('POST', '/content/x')).toEqual([405, 'GET']);
    expect(await call('GET', '/pro/v1/me')).toEqual([404, null]);
    expect(await call('GET', '/v1.0/nothing')).toEqual([404, null]);
  });

  test('an id that is longer than any is a bad request, however long', async () => {
    const { pro } = await ownSandbox();

    for (const length of [201, 1001, 9000]) {
      expect((await pro.get(`/v1.0/jobs/${'x'.repeat(length)}`)).status).toBe(400);
    }
    expect((await pro.get(`/content/${'x'.repeat(2000)}`)).status).toBe(404);
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

  test('whose boundary is longer than the parser takes is the client’s mistake', async () => {
    const long = 'b'.repeat(300);

    expect(await send(`--${long}--`, `multipart/form-data; boundary=${long}`)).toMatchObject({
      status: 400,
      body: { detail: 'The body is not valid multipart/form-data.' },
    });
  });

  test.each([
    ['a control character', 'bad\u0001type'],
    ['no subtype', 'pdf'],
    ['more than a header holds', `application/${'x'.repeat(5000)}`],
  ])('whose file has %s for a type is bytes', async (_how, type) => {
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\ncontent-type: ${type}\r\n\r\nx\r\n`;

    expect(await send(`${title}${file}--b--\r\n`)).toMatchObject({
      status: 201,
      body: { content_type: 'application/octet-stream' },
    });
  });

  test('with a field that is said to be JSON and is none is the client’s mistake', async () => {
    const json =
      '--b\r\ncontent-disposition: form-data; name="title"\r\ncontent-type: application/json\r\n\r\n{\r\n';

    expect(await send(`${json}${part('name="file"', 'x')}--b--\r\n`)).toMatchObject({
      status: 400,
    });
  });

  test('that names no boundary is the client’s mistake', async () => {
    expect(await send('x', 'multipart/form-data')).toMatchObject({ status: 400 });
  });
});
