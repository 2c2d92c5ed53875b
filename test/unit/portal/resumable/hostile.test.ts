import { describe, expect, it } from 'vitest';
import { json, type Seen, startServer } from '../../../support/server.ts';
import { fileOf, uploadScene, uploadsTo } from './scene.ts';

const { signal } = new AbortController();
const FILE = fileOf(100);

describe('the address of a new upload', () => {
  const createAt = async (location: (origin: string) => string) => {
    const server = await startServer((_seen, response) => {
      response.writeHead(201, { location: location(server.origin) }).end();
    });
    return uploadsTo(server.origin, 'secret').create('J1', FILE, signal);
  };

  it.each([
    ['relative', () => '/pro/v1/uploads/U-1'],
    ['absolute on the portal', (origin: string) => `${origin}/pro/v1/uploads/U-1`],
  ])('may be %s', async (_how, location) => {
    expect(await createAt(location)).toBe('U-1');
  });

  it.each([
    ['on another host', () => 'https://storage.example/pro/v1/uploads/U-1'],
    ['on another host without a scheme', () => '//storage.example/pro/v1/uploads/U-1'],
    ['on another port', () => 'http://127.0.0.1:1/pro/v1/uploads/U-1'],
    ['with a password', (origin: string) => origin.replace('//', '//me:pw@')],
    ['elsewhere on the portal', () => '/v1.0/jobs'],
    ['climbing out of its place', () => '/pro/v1/uploads/../jobs/J1/complete'],
    ['empty', () => ''],
  ])('is refused when it is %s', async (_how, location) => {
    await expect(createAt(location)).rejects.toMatchObject({ code: 'upload_link_refused' });
  });
});

describe('a portal that answers oddly', () => {
  const send = async (head: Record<string, string>, status = 200) => {
    const server = await startServer((_seen, response) => {
      response.writeHead(status, head).end();
    });
    return uploadsTo(server.origin, 'secret').send('U-1', FILE, { signal });
  };

  it('names the profile and the token’s source when the sign-in is refused', async () => {
    const server = await startServer((_seen, response) => json(response, {}, 401));
    const creating = uploadsTo(server.origin, 'secret').create('J1', FILE, signal);

    await expect(creating).rejects.toMatchObject({
      kind: 'auth',
      code: 'not_signed_in',
      message: expect.stringContaining('“mine”'),
      why: expect.stringContaining('a test'),
    });
  });

  it('is worth another try when a sign-in page of the network answers', async () => {
    const server = await startServer((_seen, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
    });
    const creating = uploadsTo(server.origin, 'secret').create('J1', FILE, signal);

    await expect(creating).rejects.toMatchObject({ code: 'malformed_answer', retryable: true });
  });

  it('says what the portal says when it forbids the upload', async () => {
    const server = await startServer((_seen, response) =>
      json(response, { detail: 'You are not a member of job X.' }, 403),
    );
    const creating = uploadsTo(server.origin, 'secret').create('J1', FILE, signal);

    await expect(creating).rejects.toMatchObject({
      code: 'not_allowed',
      why: 'You are not a member of job X.',
    });
  });

  it('is not taken for an upload of another size', async () => {
    await expect(send({ 'upload-offset': '0', 'upload-length': '99' })).rejects.toMatchObject({
      code: 'upload_mismatch',
    });
  });

  it.each([
    ['no offset', { 'upload-length': '100' }],
    ['no number', { 'upload-length': '100', 'upload-offset': '1e9' }],
  ])('with %s is no portal, and not asked for ever', async (_what, head) => {
    await expect(send(head)).rejects.toMatchObject({
      code: 'upload_stalled',
      why: expect.stringContaining('Upload-Offset'),
    });
  });

  it('has forgotten the upload with 410 as with 404', async () => {
    await expect(send({}, 410)).rejects.toMatchObject({ code: 'upload_gone' });
  });

  it('that has no room left is not asked again', async () => {
    const methods: string[] = [];
    const server = await startServer(({ method }: Seen, response) => {
      methods.push(method);
      if (method === 'PATCH') json(response, { title: 'Insufficient Storage' }, 507);
      else response.writeHead(200, { 'upload-offset': '0', 'upload-length': '100' }).end();
    });
    const sending = uploadsTo(server.origin, 'secret').send('U-1', FILE, { signal });

    await expect(sending).rejects.toMatchObject({ code: 'portal_full' });
    expect(methods).toEqual(['HEAD', 'PATCH']);
  });

  it('that loses what it said it had doesn’t keep us for ever', async () => {
    const server = await startServer(({ method }: Seen, response) => {
      const [status, offset] = method === 'PATCH' ? [204, '50'] : [200, '0'];
      response.writeHead(status, { 'upload-offset': offset, 'upload-length': '100' }).end();
    });
    const sending = uploadsTo(server.origin, 'secret').send('U-1', FILE, { signal });

    await expect(sending).rejects.toMatchObject({ code: 'upload_stalled' });
  });
});

describe('a file on this machine', () => {
  it('that got shorter is told as changed, and nothing becomes a document', async () => {
    const { uploads, jobId, documents } = await uploadScene();
    const before = await documents();
    const upload = await uploads.create(jobId, fileOf(200), signal);

    const sending = uploads.send(upload, { ...FILE, size: 200 }, { signal });

    await expect(sending).rejects.toMatchObject({ kind: 'failed', code: 'file_changed' });
    expect(await documents()).toEqual(before);
  });

  it('that can’t be read is told as such', async () => {
    const { uploads, jobId } = await uploadScene();
    const upload = await uploads.create(jobId, FILE, signal);
    const open = () => {
      throw new Error('EIO: i/o error');
    };

    const sending = uploads.send(upload, { ...FILE, open }, { signal });

    await expect(sending).rejects.toMatchObject({
      code: 'file_unreadable',
      why: expect.stringContaining('EIO'),
    });
  });
});
